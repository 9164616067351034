/** Texts that servers are known to change, refuse or fail on. Every run sends each of them, independent of the seed. */

export interface ClassicText {
  label: string;
  text: string;
}

const named = (...texts: [label: string, text: string][]): ClassicText[] =>
  texts.map(([label, text]) => ({ label, text }));

/** Texts that several values of a form share, by kind. Letters separate them in a value, so that each stays inside. */
export const INSIDE: readonly ClassicText[][] = [
  named(
    ['a percent sign', '%'],
    ['a plus sign', '+'],
    ['an ampersand', '&'],
    ['an equals sign', '='],
    ['what looks percent-encoded', '%41'],
    ['what looks like an encoded NUL', '%00'],
    ['two spaces', '  '],
    ['a backslash', '\\'],
    ['a double quote', '"'],
    ['a single quote', "'"],
    ['an HTML element', '<b>'],
    ['an HTML entity', '&amp;'],
    ['a semicolon', ';'],
    ['a group reference', '$1'],
    ['a template literal', '\u{24}{x}'],
    ['a template expression', '{{x}}'],
    ['a format specifier', '%s'],
    ['an SQL comment', '--'],
    ['a backquote', '`'],
    ['a hash', '#'],
    ['a question mark', '?'],
    ['a slash', '/'],
    ['a vertical bar', '|'],
    ['brackets', '[]'],
    ['a comma', ','],
    ['an asterisk', '*'],
    ['a colon', ':'],
    ['an at sign', '@'],
    ['a tilde', '~'],
  ),
  named(
    ['a no-break space (U+00A0)', '\u{a0}'],
    ['a zero-width space (U+200B)', '\u{200b}'],
    ['an ideographic space (U+3000)', '\u{3000}'],
    ['an em space (U+2003)', '\u{2003}'],
    ['a narrow no-break space (U+202F)', '\u{202f}'],
    ['a line separator (U+2028)', '\u{2028}'],
    ['a byte order mark (U+FEFF)', '\u{feff}'],
    ['a soft hyphen (U+00AD)', '\u{ad}'],
    ['a zero-width non-joiner (U+200C)', '\u{200c}'],
    ['a word joiner (U+2060)', '\u{2060}'],
  ),
  named(
    ['a letter with a combining mark (U+0301)', 'e\u{301}'],
    ['a composed letter (U+00E9)', '\u{e9}'],
    ['the angstrom sign (U+212B)', '\u{212b}'],
    ['a ligature (U+FB01)', '\u{fb01}'],
    ['full-width characters (U+FF21, U+FF11)', '\u{ff21}\u{ff11}'],
    ['a circled digit (U+2460)', '\u{2460}'],
    ['right-to-left letters (U+05D0, U+0628)', '\u{5d0}\u{628}'],
    ['a right-to-left mark (U+200F)', '\u{200f}'],
    ['a right-to-left override (U+202E)', '\u{202e}'],
    ['letters with unusual case rules (U+0130, U+0131, U+00DF)', '\u{130}\u{131}\u{df}'],
    ['typographic quotes (U+201C, U+2019)', '\u{201c}\u{2019}'],
    ['Han characters (U+6F22)', '\u{6f22}'],
  ),
  named(
    ['an astral character (U+1F600)', '\u{1f600}'],
    ['an astral letter (U+1D49C)', '\u{1d49c}'],
    ['an astral Han character (U+20BB7)', '\u{20bb7}'],
    ['a flag (U+1F1EA U+1F1EA)', '\u{1f1ea}\u{1f1ea}'],
    ['an emoji with a skin tone (U+1F44D U+1F3FD)', '\u{1f44d}\u{1f3fd}'],
    ['an emoji with a variation selector (U+2764 U+FE0F)', '\u{2764}\u{fe0f}'],
    ['joined emoji (U+1F468 U+200D U+1F469)', '\u{1f468}\u{200d}\u{1f469}'],
  ),
];

/** One text of each kind, the most telling first. Every way of writing gets a value with them. */
export const ONE_OF_EACH: readonly ClassicText[] = named(
  ['a plus sign', '+'],
  ['what looks percent-encoded', '%41'],
  ['a composed letter (U+00E9)', '\u{e9}'],
  ['an ampersand', '&'],
  ['an astral character (U+1F600)', '\u{1f600}'],
  ['a double quote', '"'],
  ['a no-break space (U+00A0)', '\u{a0}'],
  ['a backslash', '\\'],
  ['an HTML element', '<b>'],
  ['a letter with a combining mark (U+0301)', 'e\u{301}'],
  ['an equals sign', '='],
);

/** Texts that are whole values, because a server may take the value for something other than a text. */
export const WHOLE: readonly ClassicText[] = named(
  ['leading zeros', '007'],
  ['a leading plus sign', '+1'],
  ['a number in scientific notation', '1e3'],
  ['a hexadecimal number', '0x10'],
  ['a decimal number', '1.0'],
  ['more digits than a number has', '12345678901234567890'],
  ['the word null', 'null'],
  ['the word true', 'true'],
  ['the word undefined', 'undefined'],
  ['the word NaN', 'NaN'],
  ['the word None', 'None'],
  ['an empty array', '[]'],
  ['an empty object', '{}'],
  ['a JSON object', '{"a":1}'],
  ['a text in double quotes', '"x"'],
  ['a date', '2024-01-31'],
  ['a date and time', '2024-01-31T12:00:00Z'],
  ['an escaped element', '&lt;b&gt;'],
);

/** Space and invisible characters at both ends. A server that trims changes them. */
export const ENDS: readonly ClassicText[] = named(
  ['no-break and ideographic space at the ends', '\u{a0}ends\u{3000}'],
  ['ideographic and no-break space at the ends', '\u{3000}ends\u{a0}'],
  ['byte order mark and zero-width space at the ends', '\u{feff}ends\u{200b}'],
  ['zero-width space and byte order mark at the ends', '\u{200b}ends\u{feff}'],
  ['null after a space', ' null'],
);

/** Control characters. No profile says that a field takes them, so a server may refuse them with 400. */
export const CONTROLS: readonly ClassicText[] = named(
  ['NUL (U+0000)', 'a\u{0}b'],
  ['a tab (U+0009)', 'a\tb'],
  ['a line feed (U+000A)', 'a\nb'],
  ['a carriage return (U+000D)', 'a\rb'],
  ['a carriage return and a line feed', 'a\r\nb'],
  ['a line feed at the end', 'ab\n'],
  ['SOH and ESC (U+0001, U+001B)', 'a\u{1}\u{1b}b'],
  ['DEL and NEL (U+007F, U+0085)', 'a\u{7f}\u{85}b'],
);

/** What XML 1.0 cannot hold (section 2.2), or changes unless it is escaped (section 2.11). */
export const notInXml = (text: string): boolean =>
  Array.from(text, (point) => point.codePointAt(0) ?? 0).some(
    (code) => (code < 0x20 && code !== 0x9 && code !== 0xa) || (code > 0x7e && code < 0xa0),
  );
