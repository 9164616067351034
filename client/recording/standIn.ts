/**
 * Replaces each secret in a recording by a stand-in: a random text of the same length, with digits for digits and letters for letters.
 * Near misses are edits at certain characters, so a replay makes the same ones from the stand-in.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Redactor } from '../redaction/redactor.ts';
import type { Account } from '../settings.ts';

const ACCENTED = 'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ';
const CLASSES = ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEF', 'GHIJKLMNOPQRSTUVWXYZ'];
/** Characters that UTF-8 encodes in as many bytes, for those in no class. */
const BEYOND_ASCII: [pattern: RegExp, letters: string][] = [
  [/^[\x80-\u07ff]$/u, ACCENTED],
  [/^[\u0800-\uffff]$/u, 'ᄀᄁᄂᄃᄄᄅᄆᄇᄈᄉᄊᄋ'],
  [/^[\u{10000}-\u{10ffff}]$/u, '𝒜𝒞𝒟𝒢𝒥𝒦𝒩𝒪𝒫𝒬𝒮𝒯'],
];

/** The stand-in depends on `salt` and on the kinds of characters of the secret, not on the characters themselves. */
export function standInFor(secret: string, salt: string): string {
  return [...secret]
    .map((character, at) => {
      const letters = [...(lettersLike(character) ?? character)];
      const [random = 0] = createHash('sha256').update(`${salt} ${at}`).digest();
      return letters[random % letters.length];
    })
    .join('');
}

/** The characters of which one replaces the character; undefined for ASCII punctuation, which near misses depend on. */
function lettersLike(character: string): string | undefined {
  const known = CLASSES.find((letters) => letters.includes(character));
  if (known !== undefined || character < '\x80') return known;
  const letters = BEYOND_ASCII.find(([pattern]) => pattern.test(character))?.[1];
  return /^\p{Lu}$/u.test(character) && letters === ACCENTED ? ACCENTED.toUpperCase() : letters;
}

/**
 * Returns a function that gives a random text of the same length. It gives equal texts for equal secrets, so that a replay compares
 * them alike.
 */
export function randomFill(): (secret: string) => string {
  const salt = randomBytes(16);
  return (secret) => {
    let text = '';
    for (let part = 0; text.length < secret.length; part += 1)
      text += createHash('sha256').update(salt).update(`${part} ${secret}`).digest('hex');
    return text.slice(0, secret.length);
  };
}

/** The account with a stand-in for its token. A token that equals a sid is no secret and stays. */
export function standInAccount(account: Account, salt: string, sids: readonly string[]): Account {
  const { accountSid, authToken } = account;
  const isSid = sids.some((sid) => sid.toLowerCase() === authToken.toLowerCase());
  return isSid ? account : { accountSid, authToken: standInFor(authToken, salt) };
}

/** Each account with its stand-in. */
type Replacement = readonly [secret: Account, standIn: Account];

/**
 * Returns a function that puts the stand-ins in place of the tokens, in the forms in which a target echoes credentials. It leaves the
 * rest, such as fragments and unusual encodings, to the redactor, and also tokens that are ordinary words.
 */
export function standInWriter(replacements: readonly Replacement[], redact: Redactor): (text: string) => string {
  const pairs = replacements
    .filter(([{ authToken }]) => redact.isDistinctive(authToken))
    .flatMap(([secret, standIn]) => {
      const forms = [formsOf(secret), formsOf(standIn)];
      return (forms[0] ?? []).map((text, at): [string, string] => [text, forms[1]?.[at] ?? '']);
    })
    .filter(([text, standIn]) => text !== standIn)
    .sort(([a], [b]) => b.length - a.length);
  return (text) => pairs.reduce((changed, [secret, standIn]) => changed.replaceAll(secret, standIn), text);
}

function formsOf({ accountSid, authToken }: Account): string[] {
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
  const json = JSON.stringify(authToken).slice(1, -1);
  return [authToken, encodeURIComponent(authToken), json, base64(`${accountSid}:${authToken}`), base64(authToken)];
}
