import type { Fault } from '../fault.ts';
import { onXml } from '../support.ts';

export const xmlEndsTrimmed: Fault = {
  id: 'xml/ends-trimmed',
  title: 'White space at the ends of a text is lost on the way to XML',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => onXml(parts, (text) => text.replace(/<FriendlyName>\s*([^<]*?)\s*<\//g, '<FriendlyName>$1</')),
};
