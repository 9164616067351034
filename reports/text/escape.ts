/** Text that a target chose, made harmless for a terminal and for XML. */

/** Explicit and isolating direction marks: they reorder what a reader sees (Unicode Standard Annex 9). */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function isHarmful(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n' || character === '\t') return false;
  const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
  const loneSurrogate = code >= 0xd800 && code <= 0xdfff;
  const nonCharacter = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
  return control || loneSurrogate || nonCharacter || DIRECTION_MARKS.test(character);
}

/** `\x1b` or `\u202e`: the notation that a reader of JavaScript or of a shell's `$'…'` knows. */
function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

/**
 * The text with every control character, direction mark, lone surrogate and non-character written out, so that no answer
 * of a target can move a terminal's cursor, recolour it, or make an XML document ill-formed (XML 1.0, section 2.2). Line
 * feeds and tabs stay.
 */
export function visible(text: string): string {
  let shown = '';
  for (const character of text) shown += isHarmful(character) ? escapeCharacter(character) : character;
  return shown;
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n').replaceAll('\t', ' ');
}
