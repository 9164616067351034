import type { Fault } from '../fault.ts';
import { onXml } from '../support.ts';

export const xmlEscapedTwice: Fault = {
  id: 'xml/escaped-twice',
  title: 'Ampersands in a name are escaped twice',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onXml(parts, (text) => text.replace(/<FriendlyName>[^<]*/g, (name) => name.replaceAll('&amp;', '&amp;amp;'))),
};
