/** Tokens one edit away from the real one. They are secret too: labels and shell texts describe the edit, not its result. */
import fc from 'fast-check';
import {
  type Account,
  base64Of,
  basicCase,
  braced,
  bytesOf,
  type CredentialCase,
  encoded,
  headerCase,
  SID,
  TOKEN,
} from './credentialCase.ts';

/** Characters to insert. None has a meaning to the shell inside double quotes. */
const INSERTED = [...'0123456789abcdefXYZ-_.=/+é'];
const BLANKS: [name: string, text: string, shell: string][] = [
  ['a space', ' ', ' '],
  ['a tab', '\t', "$(printf '\\t')"],
  ['a colon', ':', ':'],
];
const HEX = '0123456789abcdef';
/** Wildcards for one character, or for any number of characters. */
const WILDCARDS = ['%', '_', '*', '?', '.'];
const SEVERAL = ['%', '*', '.*'];

/**
 * The hexadecimal digits rotated by `by` (1–15), as ranges for `tr`. If they were written in full, they might look like part of a
 * token.
 */
function ranges(by: number): string {
  const [first, last] = [HEX.charAt(by), HEX.charAt(by - 1)];
  return by <= 10 ? `${by === 10 ? '' : `${first}-9`}a-f0-${last}` : `${first}-f0-9a-${last}`;
}

/** The edits of one token. Positions are in code points and start at 0. */
class Edits {
  readonly points: string[];
  readonly #account: Account;
  readonly #ascii: boolean;

  constructor(account: Account) {
    this.#account = account;
    this.points = [...account.authToken];
    this.#ascii = /^[\x20-\x7e]*$/.test(account.authToken);
  }

  /** The header with the real token. */
  get valid(): string {
    return `Basic ${encoded(this.#account.accountSid, this.#account.authToken)}`;
  }

  get length(): number {
    return this.points.length;
  }

  #case(label: string, token: string, shell: string): CredentialCase {
    return basicCase(label, { text: this.#account.accountSid, shell: SID }, { text: token, shell });
  }

  /** The part from `from` to `to` (excluded), with the shell text that cuts it out. */
  #part(from: number, to: number): { text: string; shell: string } {
    const bytes = (end: number): number => Buffer.byteLength(this.points.slice(0, end).join(''));
    const text = this.points.slice(from, to).join('');
    if (from === 0 && to === this.length) return { text, shell: TOKEN };
    return { text, shell: bytesOf(TOKEN, bytes(from), bytes(to)) };
  }

  swapCase(at: number): CredentialCase {
    const [head, letter, tail] = [this.#part(0, at), this.#part(at, at + 1), this.#part(at + 1, this.length)];
    const cut = bytesOf(TOKEN, Buffer.byteLength(head.text), Buffer.byteLength(head.text) + 1);
    const swapped = `${cut.slice(0, -1)} | tr A-Za-z a-zA-Z)`;
    return this.#case(
      `letter case of character ${at + 1}`,
      head.text + flip(letter.text) + tail.text,
      head.shell + swapped + tail.shell,
    );
  }

  swapEveryCase(): CredentialCase {
    return this.#case(
      'letter case of every letter',
      flip(this.points.join('')),
      `$(printf %s "${TOKEN}" | tr A-Za-z a-zA-Z)`,
    );
  }

  cut(count: number, end: 'start' | 'end'): CredentialCase {
    const kept = end === 'start' ? this.#part(count, this.length) : this.#part(0, this.length - count);
    const what = count === 1 ? 'one character' : `${count} characters`;
    const short = end === 'start' ? braced(TOKEN, '#?') : braced(TOKEN, '%?');
    return this.#case(`${what} cut at the ${end}`, kept.text, count === 1 && this.#ascii ? short : kept.shell);
  }

  insert(at: number, text: string): CredentialCase {
    const [head, tail] = [this.#part(0, at), this.#part(at, this.length)];
    // Without braces, the shell would read the next characters as part of the variable's name.
    const whole = (shell: string): string => (shell === TOKEN ? braced(TOKEN) : shell);
    return this.#case(
      `one character more at position ${at + 1}`,
      head.text + text + tail.text,
      whole(head.shell) + text + whole(tail.shell),
    );
  }

  remove(at: number): CredentialCase {
    const [head, tail] = [this.#part(0, at), this.#part(at + 1, this.length)];
    return this.#case(`character ${at + 1} left out`, head.text + tail.text, head.shell + tail.shell);
  }

  /** Rotates a hexadecimal digit by `by`; replaces any other character by `0`. */
  replace(at: number, by: number): CredentialCase {
    const [head, old, tail] = [this.#part(0, at), this.#part(at, at + 1), this.#part(at + 1, this.length)];
    const turned = HEX.slice(by) + HEX.slice(0, by);
    const digit = HEX.indexOf(old.text);
    const text = digit < 0 ? '0' : turned.charAt(digit);
    const cut = bytesOf(TOKEN, Buffer.byteLength(head.text), Buffer.byteLength(head.text) + 1);
    const shell = digit < 0 ? '0' : `${cut.slice(0, -1)} | tr 0-9a-f ${ranges(by)})`;
    return this.#case(
      `another character at position ${at + 1}`,
      head.text + text + tail.text,
      head.shell + shell + tail.shell,
    );
  }

  blank(which: number, end: 'before' | 'after'): CredentialCase {
    const [name, text, shell] = BLANKS[which % BLANKS.length] ?? ['a space', ' ', ' '];
    const token = this.points.join('');
    return end === 'before'
      ? this.#case(`${name} before it`, text + token, `${shell}${TOKEN}`)
      : this.#case(`${name} after it`, token + text, braced(TOKEN) + shell);
  }

  /** A wildcard of SQL LIKE, a glob or a regular expression in place of the characters from `from` to `to` (excluded). */
  wildcard(text: string, from: number, to: number): CredentialCase {
    const [head, tail] = [this.#part(0, from), this.#part(to, this.length)];
    return this.#case(
      `${text} in place of ${to - from === 1 ? 'one character' : 'several characters'}`,
      head.text + text + tail.text,
      head.shell + text + tail.shell,
    );
  }

  /** A text that does not depend on the token. */
  literal(label: string, text: string): CredentialCase {
    return this.#case(label, text, text);
  }

  twice(): CredentialCase {
    const token = this.points.join('');
    return this.#case('the token twice', token + token, TOKEN + TOKEN);
  }

  nul(where: 'before' | 'after' | 'after, and more'): CredentialCase {
    const { accountSid, authToken } = this.#account;
    const [text, format] = {
      before: [`\0${authToken}`, '%s:\\0%s'],
      after: [`${authToken}\0`, '%s:%s\\0'],
      'after, and more': [`${authToken}\0x`, '%s:%s\\0x'],
    }[where] as [string, string];
    const command = `printf '${format}' "${SID}" "${TOKEN}"`;
    return headerCase(`a NUL ${where}`, `Basic ${encoded(accountSid, text)}`, `Basic ${base64Of(command)}`);
  }
}

function flip(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
}

/** One case of every kind of edit that this token allows. */
export function nearMissTable(account: Account): CredentialCase[] {
  const edits = new Edits(account);
  const { length, points } = edits;
  const letter = points.findIndex((point) => /^[A-Za-z]$/.test(point));
  return [
    ...(letter < 0 ? [] : [edits.swapCase(letter), edits.swapEveryCase()]),
    edits.cut(1, 'start'),
    edits.cut(1, 'end'),
    edits.insert(0, '0'),
    edits.insert(length, '0'),
    ...(length < 3 ? [] : [edits.remove(Math.floor(length / 2))]),
    edits.replace(0, 1),
    edits.replace(length - 1, 1),
    ...BLANKS.flatMap((_, which) => [edits.blank(which, 'before'), edits.blank(which, 'after')]),
    edits.nul('before'),
    edits.nul('after'),
    edits.nul('after, and more'),
    ...(length < 4 ? [] : [edits.cut(Math.floor(length / 2), 'end')]),
    edits.twice(),
    edits.literal('an empty token', ''),
    ...WILDCARDS.map((text) => edits.wildcard(text, length - 1, length)),
    ...SEVERAL.map((text) => edits.wildcard(text, Math.min(2, length - 1), length)),
    ...['%', '*', '.*'].map((text) => edits.literal(`${text} alone`, text)),
    edits.literal('_ in place of every character', '_'.repeat(length)),
  ].filter(({ header }) => header !== edits.valid);
}

/**
 * The right sid with a token that is one edit away from the real one: changed letter case, a cut at either end, or one character
 * inserted, removed, or replaced, also by a wildcard. It may also have a space, tab, colon or NUL before or after it. It never equals the real token.
 */
export function nearMissToken(account: Account): fc.Arbitrary<CredentialCase> {
  const edits = new Edits(account);
  const { length, points } = edits;
  const at = (max: number): fc.Arbitrary<number> => fc.nat({ max });
  const letters = points.flatMap((point, index) => (/^[A-Za-z]$/.test(point) ? [index] : []));
  const ends = fc.constantFrom('start' as const, 'end' as const);
  return fc.oneof(
    fc
      .tuple(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: Math.max(1, length - 1) })), ends)
      .map(([n, end]) => edits.cut(n, end)),
    fc.tuple(at(length), fc.constantFrom(...INSERTED)).map(([where, text]) => edits.insert(where, text)),
    at(length - 1).map((where) => edits.remove(where)),
    fc.tuple(at(length - 1), fc.integer({ min: 1, max: 15 })).map(([where, by]) => edits.replace(where, by)),
    fc
      .tuple(fc.nat({ max: 2 }), fc.constantFrom('before' as const, 'after' as const))
      .map(([which, end]) => edits.blank(which, end)),
    fc.constantFrom('before' as const, 'after' as const, 'after, and more' as const).map((where) => edits.nul(where)),
    fc
      .tuple(at(length - 1), fc.constantFrom(...WILDCARDS))
      .map(([where, text]) => edits.wildcard(text, where, where + 1))
      .filter(({ header }) => header !== edits.valid),
    ...(letters.length === 0
      ? []
      : [fc.constantFrom(...letters).map((where) => edits.swapCase(where)), fc.constant(edits.swapEveryCase())]),
  );
}
