import { isError } from '../faults/support.ts';
import { xmlText } from '../representations/xml.ts';
import type { Variant } from './variant.ts';

export const xmlErrors: Variant = {
  id: 'xml-errors',
  title: 'Errors are XML, as the profile states',
  profile: {
    error: { mediaType: 'application/xml' },
    xml: { root: 'TwilioResponse', error: 'RestException' },
  },
  apply: (parts) => ({
    ...parts,
    serialize: (document, x) =>
      isError(document) ? { type: 'application/xml', text: xmlText(document, x) } : parts.serialize(document, x),
  }),
};
