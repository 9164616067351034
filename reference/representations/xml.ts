/** Representations and errors as XML, Twilio's default: `TwilioResponse` around one element. */
import { XMLBuilder } from 'fast-xml-parser';
import type { Document, Exchange } from '../model.ts';

type Node = string | number | boolean | Node[] | { [name: string]: Node };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SUFFIX = /\.(json|xml)$/;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** Characters that XML 1.0 section 2.2 does not allow, even as references. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** The path without the suffix that chooses a representation. */
export const withoutSuffix = (path: string): string => path.replace(SUFFIX, '');

/** `.json` asks for JSON; `.xml`, or no suffix, for XML. */
export const isJson = (x: Exchange): boolean => SUFFIX.exec(x.incoming.path)?.[1] === 'json';

/** `max_size` → `MaxSize` */
const elementName = (property: string): string =>
  property.replace(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase());

/** `next_page_uri` → `nextpageuri` */
const attributeName = (property: string): string => `@${property.replaceAll('_', '')}`;

/**
 * Serializes the document. A list is an element named after its property, with the paging in attributes and its items in elements.
 * Null is an empty element. A character that XML does not allow becomes U+FFFD; validation keeps such characters out of the store.
 */
export function xmlText(document: Document, x: Exchange): string {
  const suffix = SUFFIX.exec(x.incoming.path)?.[0] ?? '';
  const text = builder.build({ TwilioResponse: content(document, x.route?.resource.element ?? 'Resource', suffix) });
  // Otherwise a parser turns CR into LF, and white space in an attribute into spaces (XML 1.0 sections 2.11 and 3.3.3).
  return DECLARATION + text.replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function content(document: Document, element: string, suffix: string): Node {
  if ('more_info' in document) return { RestException: elements(document, '') };
  const [property, items] = Object.entries(document).find(([, value]) => Array.isArray(value)) ?? [];
  if (property === undefined) return { [element]: elements(document, suffix) };
  const paging = Object.entries(document).filter(([name]) => name !== property);
  return {
    [elementName(property)]: {
      ...Object.fromEntries(paging.map(([name, value]) => [attributeName(name), node(value, name, suffix)])),
      [element]: (items as Document[]).map((item) => elements(item, suffix)),
    },
  };
}

const elements = (document: Document, suffix: string): Node =>
  Object.fromEntries(Object.entries(document).map(([name, value]) => [elementName(name), node(value, name, suffix)]));

function node(value: unknown, name: string, suffix: string): Node {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => node(item, name, suffix));
  if (typeof value === 'object') {
    const inner = Object.entries(value).map(([key, member]) => [elementName(key), node(member, name, suffix)]);
    return Object.fromEntries(inner);
  }
  if (typeof value !== 'string') return value as number | boolean;
  // Links keep the suffix of the request.
  const own = /uris?$/.test(name) ? value.replace(/\.json(?=$|\?)/, suffix) : value;
  return own.replace(FORBIDDEN, '\u{fffd}');
}
