import type { Fault } from '../fault.ts';
import { isList, onXml } from '../support.ts';

export const xmlListCut: Fault = {
  id: 'xml/list-cut',
  title: 'A list ends before its root element does',
  breaks: ['get.200'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => onXml(parts, (text) => text.replace('</TwilioResponse>', ''), isList),
};
