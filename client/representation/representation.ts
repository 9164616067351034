/** Reads a body, whichever form it came in. */
import type { Profile, Resource } from '../../specs/profile/model.ts';
import { isXmlType } from '../../specs/profile/xmlNames.ts';
import type { HttpResponse, Representation } from '../exchange.ts';
import { xmlRepresentation } from './xmlRepresentation.ts';

/** The body as an object, be it JSON, or XML by the profile's mapping; undefined where it is neither. */
export function representation(profile: Profile, response: HttpResponse): Representation | undefined {
  const text = response.body.toString('utf8');
  return isXml(text) ? xmlRepresentation(profile, text) : parseJson(text);
}

/** Characters of a sid. A longer one names nothing that could be asked for: it stands in a request line. */
const LONGEST_SID = 1000;

/** The sid in a representation of the resource; undefined where there is none. */
export function sidIn(shown: Representation | undefined, { sid }: Pick<Resource, 'sid'>): string | undefined {
  const value = shown?.[sid?.property ?? 'sid'];
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_SID ? value : undefined;
}

/** Is the body in the syntax of the media type, XML or else JSON? What it is labelled as is another question. */
export function isWritten(response: HttpResponse, mediaType: string): boolean {
  return isXml(response.body.toString('utf8')) === isXmlType(mediaType);
}

function isXml(text: string): boolean {
  return text.trimStart().startsWith('<');
}

function parseJson(text: string): Representation | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Representation {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
