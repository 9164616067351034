import type { Fault } from '../fault.ts';
import { isList, onXml } from '../support.ts';

export const xmlListWithoutNext: Fault = {
  id: 'xml/list-without-next',
  title: 'A list has no link to the next page',
  breaks: ['get.200', 'list.complete', 'list.pages'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => onXml(parts, (text) => text.replace(/ nextpageuri="[^"]*"/, ''), isList),
};
