import type { Fault } from '../fault.ts';
import { isReadOf, onXml } from '../support.ts';

export const xmlEntityOfHtml: Fault = {
  id: 'xml/entity-of-html',
  title: 'A number contains an entity that only HTML defines',
  breaks: ['get.200'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => onXml(parts, (text) => text.replace('42.17', '1&nbsp;042.17'), isReadOf('Balance')),
};
