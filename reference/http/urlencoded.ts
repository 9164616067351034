/** Parses `application/x-www-form-urlencoded` by the WHATWG URL standard, for bodies and query strings. */
import type { Pairs } from '../model.ts';

/** Names and values in order; `+` is a space, and invalid escapes stay unchanged. */
export function parseUrlencoded(text: string): Pairs {
  if (text === '') return [];
  // URLSearchParams drops a leading question mark; an `&` in front of it prevents that.
  return [...new URLSearchParams(text.startsWith('?') ? `&${text}` : text)];
}
