import { XMLBuilder } from 'fast-xml-parser';
import { isError } from '../faults/support.ts';
import type { Document, Exchange } from '../model.ts';
import { isJson } from '../representations/xml.ts';
import type { Variant } from './variant.ts';

const builder = new XMLBuilder();
const NAMES: Record<string, string> = { sid: 'id', balance: 'amount' };
const name = (property: string): string =>
  NAMES[property] ?? property.replace(/_([a-z])/g, (_, first: string) => first.toUpperCase());
const elements = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([property, inner]) => [name(property), elements(inner)]))
    : (value ?? '');

/** The items of a list are siblings of its other members. */
function text(document: Document, x: Exchange): string {
  const resource = x.route?.resource.name.toLowerCase() ?? '';
  const [property, items] = Object.entries(document).find(([, value]) => Array.isArray(value)) ?? [];
  if (isError(document)) return builder.build({ problem: elements(document) });
  if (property === undefined) return builder.build({ [resource]: elements(document) });
  const { [property]: _, ...members } = document;
  const entries = (items as unknown[]).map(elements);
  return builder.build({ [`${resource}-list`]: { ...Object(elements(members)), [resource]: entries } });
}

export const xmlOtherwise: Variant = {
  id: 'xml-otherwise',
  title: 'XML uses other element names, without a common root element or attributes',
  profile: {
    extends: 'documented-xml',
    xml: {
      root: null,
      elements: 'camelCase',
      attributes: null,
      names: NAMES,
      error: 'problem',
      resources: {
        Queues: { item: 'queues', list: 'queues-list' },
        Applications: { item: 'applications', list: 'applications-list' },
        Balance: { item: 'balance' },
        AvailablePhoneNumbers: { item: 'availablephonenumbers', list: 'availablephonenumbers-list' },
      },
    },
  },
  apply: (parts) => ({
    ...parts,
    serialize: (document, x) =>
      isJson(x) ? parts.serialize(document, x) : { type: 'application/xml', text: text(document, x) },
  }),
};
