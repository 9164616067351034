/** Reads a representation from a JSON or XML body. */
import type { Profile, Resource } from '../../specs/profile/model.ts';
import { isXmlType } from '../../specs/profile/xmlNames.ts';
import type { HttpResponse, Representation } from '../exchange.ts';
import { memberAt } from './member.ts';
import { xmlRepresentation } from './xmlRepresentation.ts';

/** The body as an object or array, from JSON or from XML by the profile's mapping; undefined if it is neither. */
export function representation(profile: Profile, response: HttpResponse): Representation | undefined {
  const text = response.body.toString('utf8');
  return isXml(text) ? xmlRepresentation(profile, text) : parseJson(text);
}

/** The longest sid that fits into a request line. Characters. */
const LONGEST_SID = 1000;

/** The sid in a representation of the resource, where an integer counts as its digits; undefined if the representation has none. */
export function sidIn(shown: Representation | undefined, { sid }: Pick<Resource, 'sid'>): string | undefined {
  const value = memberAt(shown, sid?.property ?? 'sid');
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_SID ? value : undefined;
}

/** The items of a list of the resource; undefined if the body is no such list. */
export function itemsIn(
  shown: Representation | undefined,
  { collection }: Pick<Resource, 'collection'>,
): Representation[] | undefined {
  if (collection?.listProperty === undefined) return undefined;
  const items = memberAt(shown, collection.listProperty);
  return Array.isArray(items) ? items.filter(isObject) : undefined;
}

/** Whether the body has the syntax of the media type (XML or else JSON), whatever its Content-Type. */
export function isWritten(response: HttpResponse, mediaType: string): boolean {
  return isXml(response.body.toString('utf8')) === isXmlType(mediaType);
}

function isXml(text: string): boolean {
  return text.trimStart().startsWith('<');
}

function parseJson(text: string): Representation | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) || Array.isArray(value) ? (value as Representation) : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Representation {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
