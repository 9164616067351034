import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const ownUri404: Fault = {
  id: 'list/own-uri-404',
  title: 'The uri of a page leads nowhere',
  breaks: ['list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) =>
      document.first_page_uri === undefined
        ? document
        : { ...document, uri: String(document.uri).replace('.json', '/Page.json') },
    ),
};
