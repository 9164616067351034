import type { Fault } from '../fault.ts';
import { onXml } from '../support.ts';

export const xmlReferenceCutShort: Fault = {
  id: 'xml/reference-cut-short',
  title: 'A character above U+FFFF is written as two surrogate references',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.put-equals-post', 'overload.equivalence'],
  why: 'the generated values may contain such text',
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onXml(parts, (text) =>
      text.replace(/<FriendlyName>[^<]*/g, (name) =>
        name.replace(/[\ud800-\udfff]/g, (half) => `&#${half.charCodeAt(0)};`),
      ),
    ),
};
