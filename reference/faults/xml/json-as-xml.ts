import type { Fault } from '../fault.ts';
import { isError, isReadOf } from '../support.ts';

export const xmlJsonAsXml: Fault = {
  id: 'xml/json-as-xml',
  title: 'The balance is JSON, labelled as XML',
  breaks: ['get.200'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    serialize: (document, x) =>
      isReadOf('Balance')(x) && !isError(document)
        ? { type: 'application/xml', text: JSON.stringify(document) }
        : parts.serialize(document, x),
  }),
};
