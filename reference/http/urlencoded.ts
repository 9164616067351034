/** `application/x-www-form-urlencoded` as the WHATWG URL standard parses it, for bodies and query strings alike. */
import type { Pairs } from '../model.ts';

/** Names and values in order; `+` is a space, what is no valid escape stays as it is. */
export function parseUrlencoded(text: string): Pairs {
  if (text === '') return [];
  // URLSearchParams drops one leading question mark, which an `&` in front keeps.
  return [...new URLSearchParams(text.startsWith('?') ? `&${text}` : text)];
}
