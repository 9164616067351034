/** Removes secrets from text, in every form in which a target may echo them, and reports any that are left. */
import type { Profile } from '../../specs/profile/model.ts';
import { elementName } from '../../specs/profile/xmlNames.ts';
import { lazy, memoize, memoizeWeakly } from '../../specs/utils/memoize.ts';
import type { Credential } from '../exchange.ts';
import { viewsOf } from './decodedViews.ts';
import { fragmentFinder } from './fragments.ts';
import { HIDDEN, hideNamedSecrets } from './namedSecrets.ts';
import { type SearchTerm, searchTermsOf } from './searchTerms.ts';
import { type SecretSettings, secretsOf } from './secrets.ts';
import { occurrences, outside, type Range, rangeOf, replaceSpans, type Span } from './spans.ts';

/**
 * Where a text comes from. This decides where to search for a secret that is an ordinary word.
 * - `own`: text that proofmark wrote or sent, without any setting; search nowhere
 * - `sentence`: proofmark's words, with the target's values in double quotes; search in the quotes
 * - `seen`: like `sentence`, or `Field-Name: value`; search in the quotes or the value
 * - `answer`: a value from a response; search everywhere
 * - `recorded`: like `answer`, but the values of members with telling names have been replaced already
 */
export type TextKind = 'own' | 'sentence' | 'seen' | 'answer' | 'recorded';

/** Replaces each secret in the text by its name in angle brackets. The default kind is `sentence`. */
export interface Redactor {
  /** `nearMisses` are the wrong credentials that were sent. They are secret too, because each is one edit away from a secret. */
  (text: string, kind?: TextKind, nearMisses?: readonly Credential[]): string;
  /** Names of the secrets in the text; empty after redaction. */
  leaks(text: string, kind?: TextKind): string[];
  /** Whether the text contains a secret in a form that needs no decoding. For a text whose parts were redacted one by one. */
  shows(text: string): boolean;
  /** Whether proofmark's own text cannot contain the secret. Redaction searches for such a secret everywhere. */
  isDistinctive(secret: string): boolean;
}

/** The maximum number of rounds of redaction. A text that still changes after the last round is hidden as a whole. */
const ROUNDS = 8;

/** The text that replaces a near miss whose label itself contains a secret. */
const NEAR_MISS = 'wrong credentials';

/** A redactor for the secrets in a run's settings: tokens, header values, proxy credentials, client key. Built at first use. */
export function redactorFor(settings: SecretSettings): Redactor {
  const made = lazy(() => makeRedactor(settings));
  const redact = (...args: Parameters<Redactor>) => made()(...args);
  return Object.assign(redact, {
    leaks: (...args: Parameters<Redactor['leaks']>) => made().leaks(...args),
    shows: (text: string) => made().shows(text),
    isDistinctive: (secret: string) => made().isDistinctive(secret),
  });
}

function makeRedactor(settings: SecretSettings): Redactor {
  const secrets = secretsOf(settings);
  const { profile, baseUrl } = settings;
  const reported = `${profile === undefined ? '' : JSON.stringify(profile)} ${hostOf(baseUrl)}`;
  const terms = searchTermsOf(secrets, reported);
  const findFragments = fragmentFinder(secrets, reported);
  const memberNames = memberNamesOf(profile);
  const named = new Set([HIDDEN, `<${NEAR_MISS}>`, ...terms.flatMap(({ name }) => [`<${name}>`, `<part of ${name}>`])]);
  // Memoized: a request, its header fields and its body are redacted with the same near misses.
  const withNearMisses = memoizeWeakly((nearMisses: readonly Credential[]): SearchTerm[] =>
    [...terms, ...nearMissTerms(nearMisses, nameOf)].sort((a, b) => b.text.length - a.text.length),
  );

  function spans(text: string, wanted: readonly SearchTerm[], everywhere: boolean): Span[] {
    const searched = wanted.filter(({ distinctive }) => distinctive || everywhere);
    const found = viewsOf(text).flatMap((view) => {
      const fragments = findFragments(view.text).map((fragment) => ({ ...fragment, short: false }));
      const lowerCase = view.text.toLowerCase();
      const inView = [...searched.flatMap((term) => occurrences(view.text, lowerCase, term)), ...fragments];
      return inView.map((span) => ({ ...span, start: view.start(span.start), end: view.end(span.end - 1) }));
    });
    return found.length === 0 ? found : outside(found, placeholders(text, named));
  }

  /** Finds the secrets in the text. Secrets that are ordinary words count only in the values of a text of this kind. */
  function find(text: string, kind: TextKind, nearMisses: readonly Credential[]): Span[] {
    const wanted = nearMisses.length === 0 ? terms : withNearMisses(nearMisses);
    const everywhere = spans(text, wanted, false);
    if (wanted.every(({ distinctive }) => distinctive)) return everywhere;
    const values = valuesOf(text, kind);
    const inValues = values.flatMap(({ start, end }) => {
      const value = text.slice(start, end);
      const kept = isAnswer(kind) && memberNames !== null ? [...value.matchAll(memberNames)].map(rangeOf) : [];
      const found = outside(spans(value, wanted, true), kept);
      // Replacing a very short secret in place would reveal it, so the whole value is hidden.
      if (found.some(({ short }) => short)) return [{ start, end, name: HIDDEN.slice(1, -1), short: true }];
      return found.map((span) => ({ ...span, start: span.start + start, end: span.end + start }));
    });
    return [...everywhere, ...inValues];
  }

  /** The label of a near miss. If the label contains a secret, redaction would change it, so a fixed text replaces it. */
  const nameOf = memoize((label: string) => (find(label, 'answer', []).length === 0 ? label : NEAR_MISS));

  const redact = (text: string, kind: TextKind = 'sentence', nearMisses: readonly Credential[] = []): string => {
    let shown = text;
    // A replacement may turn the text after it into a value, so redaction repeats until nothing changes.
    for (let round = 0; round < ROUNDS; round += 1) {
      const hidden = kind === 'own' || kind === 'recorded' ? shown : hideNamedSecrets(shown);
      const next = replaceSpans(hidden, find(hidden, kind, nearMisses));
      if (next === shown) return shown;
      shown = next;
    }
    return HIDDEN;
  };
  return Object.assign(redact, {
    leaks: (text: string, kind: TextKind = 'own') => {
      const found = find(text, kind, []).map(({ name }) => name);
      const ofTarget = kind === 'answer' && hideNamedSecrets(text) !== text ? ['secret of the target'] : [];
      return [...new Set([...found, ...ofTarget])];
    },
    shows: (text: string) => {
      const lowerCase = text.toLowerCase();
      return terms.some((term) => term.distinctive && (term.anyCase ? lowerCase : text).includes(term.text));
    },
    isDistinctive: (secret: string) => terms.some(({ text, distinctive }) => distinctive && text === secret),
  });
}

function hostOf(baseUrl: string | undefined): string {
  return baseUrl === undefined || !URL.canParse(baseUrl) ? '' : new URL(baseUrl).host;
}

/** The terms for credentials that are one edit away from a secret. The label of the edit replaces them. */
function nearMissTerms(nearMisses: readonly Credential[], nameOf: (label: string) => string): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  for (const term of nearMisses.flatMap(termsOfCredential))
    if (!terms.has(term.text)) terms.set(term.text, { ...term, name: nameOf(term.name) });
  return [...terms.values()];
}

const termsOfCredential = memoizeWeakly(({ header, label }: Credential): SearchTerm[] => {
  if (header === null) return [];
  const payload = header.slice(header.indexOf(' ') + 1);
  const password = Buffer.from(payload, 'base64').toString('utf8').split(':').slice(1).join(':');
  // The scheme alone is not secret, because every challenge contains it.
  const values = [header, payload, password].filter((value) => value.length >= 4 && !/^basic$/i.test(value));
  return searchTermsOf(values.map((value) => ({ name: label, value })));
});

/** Matches the member and element names of the profile. They are never secret, whoever sends them. */
function memberNamesOf(profile: Profile | undefined): RegExp | null {
  if (profile === undefined) return null;
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node === 'string' && /^[\w-]+$/.test(node)) names.add(node);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (/^[\w-]+$/.test(key)) names.add(key);
      walk(value);
    }
  };
  walk(profile);
  const { xml } = profile;
  if (xml != null) for (const name of [...names]) names.add(elementName(xml, name));
  const alternatives = [...names].sort((a, b) => b.length - a.length).join('|');
  return new RegExp(`"(?:${alternatives})"\\s*:|</?(?:${alternatives})(?=[\\s/>])`, 'g');
}

const isAnswer = (kind: TextKind): boolean => kind === 'answer' || kind === 'recorded';

/** The parts of the text in which secrets that are ordinary words count. */
function valuesOf(text: string, kind: TextKind): Range[] {
  if (kind === 'sentence' || kind === 'seen') return valuesIn(text, kind);
  return isAnswer(kind) ? [{ start: 0, end: text.length }] : [];
}

/** The values in a sentence: all text in double quotes and, for `seen`, all text after a field name. */
function valuesIn(text: string, kind: 'sentence' | 'seen'): Range[] {
  const field = kind === 'seen' ? /(?:^|form: )[A-Za-z][A-Za-z0-9-]*: /.exec(text) : null;
  if (field !== null) return [{ start: field.index + field[0].length, end: text.length }];
  return [...text.matchAll(/"(?:[^"\\]|\\.)*(?:"|$)/gs)].map((match) => {
    const { start, end } = rangeOf(match);
    return { start: start + 1, end: text.charAt(end - 1) === '"' && end - start > 1 ? end - 1 : end };
  });
}

/**
 * The names that an earlier round inserted. Only complete names count, because a target may send their beginning before a secret.
 */
function placeholders(text: string, named: ReadonlySet<string>): Range[] {
  return [...text.matchAll(/<[^<>]+>/g)].filter(([whole]) => named.has(whole)).map(rangeOf);
}
