/**
 * Patterns of profiles and descriptions, matched in linear time. JavaScript's own matcher backtracks: `^(a|a)*$` and 60 characters from a
 * target would stop the process for hours. See docs/decisions/030-linear-patterns.md.
 */
import { createRequire } from 'node:module';
import type { RE2JS } from 're2js';

/** Loaded on first use: most commands match no pattern of a user. */
const library = (): typeof import('re2js') => createRequire(import.meta.url)('re2js') as typeof import('re2js');

/** The longest accepted pattern, in characters. */
const LONGEST = 5000;

export class LinearPattern {
  readonly source: string;
  readonly #matcher: RE2JS;

  /** @throws Error if the pattern is no regular expression of ECMAScript with the flag u, or cannot be matched in linear time */
  constructor(source: string) {
    this.source = source;
    const shown = source.length > 80 ? `${source.slice(0, 79)}…` : source;
    if (source.length > LONGEST) throw new Error(`the pattern ${shown} is longer than ${LONGEST} characters`);
    new RegExp(source, 'u');
    const { RE2JS: linear } = library();
    try {
      this.#matcher = linear.compile(linear.translateRegExp(withPlainScripts(source)));
    } catch (error) {
      const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
      throw new Error(
        `the pattern ${shown} cannot be matched in linear time (${why}): write it without lookaround, backreferences and counts above 1000`,
      );
    }
  }

  test(text: string): boolean {
    return this.#matcher.test(text);
  }

  /** The validator identifies a pattern by this text. */
  toString(): string {
    return `/${this.source}/u`;
  }
}

/** RE2 names a script without `Script=`. */
function withPlainScripts(source: string): string {
  return source.replaceAll(/(\\[pP])\{(?:Script|sc|General_Category|gc)=(\w+)\}/g, '$1{$2}');
}
