/** Reads and edits header fields. */
import type { Incoming, Pairs } from '../model.ts';

/** The values of every field of that name, in order; `name` in lower case. */
export function headerValues(incoming: Incoming, name: string): string[] {
  const values: string[] = [];
  for (const [key, value] of incoming.headers) {
    if (key.length === name.length && key.toLowerCase() === name) values.push(value);
  }
  return values;
}

/** All the fields of that name as one list (RFC 9110 section 5.3), or null. */
export function header(incoming: Incoming, name: string): string | null {
  const values = headerValues(incoming, name);
  return values.length === 0 ? null : values.join(', ');
}

/** The same headers with one set, in place of any of that name. */
export const withHeader = (headers: Pairs, name: string, value: string): Pairs => [
  ...withoutHeader(headers, name),
  [name, value],
];

/** The same headers without those of that name, whatever their letter case. */
export const withoutHeader = (headers: Pairs, name: string): Pairs =>
  headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
