/** Characters and texts for form fields: all of Unicode except controls, surrogates and noncharacters. */
import fc from 'fast-check';

const codePoint = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((code) => String.fromCodePoint(code));

/** Characters with a meaning in the form encoding or in related syntaxes. */
export const RESERVED = ['%', '+', '&', '=', '#', '?', ';', '/', ':', '@', '"', "'", '<', '\\'];

/** One letter or digit. All other characters shrink to letters and digits. */
export const plainCharacter = (): fc.Arbitrary<string> => fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');

/** One printable ASCII character (U+0020–U+007E), more often a character that the form encoding treats specially. */
export const asciiCharacter = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: plainCharacter() },
    { weight: 4, arbitrary: codePoint(0x20, 0x7e) },
    { weight: 2, arbitrary: fc.constantFrom(...RESERVED) },
    { weight: 1, arbitrary: fc.constant(' ') },
  );

/** One code point above U+FFFF, except noncharacters (U+nFFFE, U+nFFFF). */
export const astralCharacter = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('😀', '𝒜', '𠮷', '🏳', '🧑'),
    fc
      .tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 0, max: 0xfffd }))
      .map(([plane, offset]) => String.fromCodePoint(plane * 0x1_0000 + offset)),
  );

/** One code point that a text may hold, from every range. */
export const validCharacter = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: asciiCharacter() },
    { weight: 3, arbitrary: fc.constantFrom(...'éßñçøŁőΩжяשعกहあ漢字한—…€½') },
    { weight: 2, arbitrary: codePoint(0xa0, 0xd7ff) },
    { weight: 1, arbitrary: fc.oneof(codePoint(0xe000, 0xfdcf), codePoint(0xfdf0, 0xfffd)) },
    { weight: 3, arbitrary: astralCharacter() },
  );

/** The alphabet, repeated to `length` characters, so that a lost or moved part is recognisable. */
export function plainText(length: number): string {
  return 'abcdefghijklmnopqrstuvwxyz'.repeat(Math.ceil(length / 26)).slice(0, length);
}

/** Whether the text has a visible character. Targets may treat a blank text as empty. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/** Whether the text begins and ends with visible characters, so that trimming cannot change it. */
export const isTrimmed = (text: string): boolean =>
  text === '' || (/^[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && /[\p{L}\p{N}\p{P}\p{S}]$/u.test(text));
