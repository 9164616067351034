import type { Fault } from '../fault.ts';
import { isList, onXml } from '../support.ts';

export const xmlItemsRenamed: Fault = {
  id: 'xml/items-renamed',
  title: 'The items of a list have another element name than the profile states',
  breaks: ['delete.gone', 'list.complete'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => onXml(parts, (text) => text.replace(/(<\/?)(Queue|Application)>/g, '$1Item>'), isList),
};
