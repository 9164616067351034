import type { Fault } from '../fault.ts';
import { onXml } from '../support.ts';

export const xmlEndsTrimmed: Fault = {
  id: 'xml/ends-trimmed',
  title: 'The XML writer trims white space around a name',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => onXml(parts, (text) => text.replace(/<FriendlyName>\s*([^<]*?)\s*<\//g, '<FriendlyName>$1</')),
};
