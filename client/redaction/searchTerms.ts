/** The texts that redaction searches for: each secret in each form in which a target may echo it. */
import { createHash } from 'node:crypto';
import type { Secret } from './secrets.ts';
import { isSuiteText } from './suiteText.ts';

export interface SearchTerm {
  text: string;
  /** The name of the secret. */
  name: string;
  /**
   * Whether to search for the text everywhere, because proofmark's own text cannot contain it. Otherwise only the target's values
   * count.
   */
  distinctive: boolean;
  /** Whether to ignore letter case. If so, `text` is in lower case. */
  anyCase: boolean;
  /** Whether the text is so short that it counts only as a whole word. */
  wholeWord: boolean;
  /** Whether the secret is so short that replacing it in place would reveal it. */
  short: boolean;
  /** Whether the characters next to the text may encode some bits of the secret. */
  base64: boolean;
}

/** proofmark's own text may contain any shorter text by chance. Characters. */
const DISTINCTIVE_LENGTH = 8;
/** Any response may contain a shorter text by chance. Characters. */
const WORD_LENGTH = 4;

/**
 * The secrets in every form that `viewsOf` does not decode, longest first. `reported` is settings text that reports show
 * unredacted.
 */
export function searchTermsOf(secrets: readonly Secret[], reported = ''): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  for (const { name, value } of secrets) {
    const bytes = Buffer.from(value, 'utf8');
    const short = value.length < WORD_LENGTH;
    const add = (text: string, form: 'plain' | 'base64' | 'hex') => {
      // The encoding of a very short text occurs in other texts by chance.
      if (text.length < (form === 'plain' ? 1 : 2) || terms.has(text)) return;
      const own = form === 'plain' && (isSuiteText(text) || reported.includes(text));
      const distinctive = text.length >= DISTINCTIVE_LENGTH && !own;
      const wholeWord = text.length < (form === 'plain' ? WORD_LENGTH : DISTINCTIVE_LENGTH);
      terms.set(text, {
        text,
        name,
        distinctive,
        wholeWord,
        short,
        anyCase: form === 'hex',
        base64: form === 'base64',
      });
    };
    for (const text of [value, value.normalize('NFC'), value.normalize('NFD')]) {
      add(text, 'plain');
      add(text.replaceAll(' ', '+'), 'plain');
      // A header field carries bytes and is read as Latin-1 (RFC 9110 5.5).
      add(Buffer.from(text, 'utf8').toString('latin1'), 'plain');
    }
    for (const text of base64Forms(bytes)) add(text, 'base64');
    add(bytes.toString('hex'), 'hex');
    add(createHash('sha256').update(bytes).digest('hex'), 'hex');
  }
  return [...terms.values()].sort((a, b) => b.text.length - a.text.length);
}

/**
 * The base64 of the bytes in both alphabets (RFC 4648 4 and 5): with and without padding, and the part that stays the same behind
 * one or two other bytes.
 */
export function base64Forms(bytes: Buffer): string[] {
  const whole = bytes.toString('base64');
  const forms = [whole, whole.replace(/=+$/, '')];
  for (const before of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes]);
    const settled = Math.floor((shifted.length * 8) / 6);
    forms.push(shifted.toString('base64').slice(before === 0 ? 0 : before + 1, settled));
  }
  return [...new Set(forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]))];
}
