import type { Fault } from '../fault.ts';
import { isList, onXml } from '../support.ts';

export const xmlListCut: Fault = {
  id: 'xml/list-cut',
  title: 'The XML of a list is truncated before the root element ends',
  breaks: ['get.200'],
  collateral: ['error.shape'],
  why: 'an error may be cut too',
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => onXml(parts, (text) => text.replace('</TwilioResponse>', ''), isList),
};
