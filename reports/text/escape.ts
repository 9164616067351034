/** Escapes untrusted text from a target, so that it is safe in a terminal and in XML. */

/** Bidirectional control characters, which reorder the displayed text (Unicode Standard Annex 9). */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function isHarmful(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n' || character === '\t') return false;
  const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
  const loneSurrogate = code >= 0xd800 && code <= 0xdfff;
  const nonCharacter = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
  return control || loneSurrogate || nonCharacter || DIRECTION_MARKS.test(character);
}

/** Returns `\x1b` or `\u202e`: the notation of JavaScript and of a shell's `$'…'`. */
function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

/**
 * Escapes every control character, direction mark, lone surrogate and non-character except line feed and tab. The result cannot
 * control a terminal or make an XML document ill-formed (XML 1.0, section 2.2).
 */
export function visible(text: string): string {
  let shown = '';
  for (const character of text) shown += isHarmful(character) ? escapeCharacter(character) : character;
  return shown;
}

/** Escapes the text as `visible` does, and puts it on one line. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n').replaceAll('\t', ' ');
}
