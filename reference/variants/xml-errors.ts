import { isError } from '../faults/support.ts';
import type { Document } from '../resources.ts';
import type { Variant } from './variant.ts';

const ELEMENTS = { Code: 'code', Message: 'message', MoreInfo: 'more_info', Status: 'status' };
const escaped = (text: string): string => text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);

const xml = (document: Document): string => {
  const elements = Object.entries(ELEMENTS).map(
    ([name, property]) => `<${name}>${escaped(String(document[property]))}</${name}>`,
  );
  const exception = `<RestException>${elements.join('')}</RestException>`;
  return `<?xml version="1.0" encoding="UTF-8"?><TwilioResponse>${exception}</TwilioResponse>`;
};

export const xmlErrors: Variant = {
  id: 'xml-errors',
  title: 'Errors are XML, as the profile says',
  profile: {
    error: {
      mediaType: 'application/xml',
      schema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        required: ['Code', 'Message', 'MoreInfo', 'Status'],
        properties: { Message: { type: 'string' }, MoreInfo: { type: 'string' } },
      },
      statusProperty: 'Status',
      messageProperty: 'Message',
    },
  },
  apply: (parts) => ({
    ...parts,
    serialize: (document, x) =>
      isError(document) ? { type: 'application/xml', text: xml(document) } : parts.serialize(document, x),
  }),
};
