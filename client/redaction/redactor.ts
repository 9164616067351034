/** Takes secrets out of text, in every form that a target may echo, and tells whether any is left. */
import type { Profile } from '../../specs/profile/model.ts';
import { elementName } from '../../specs/profile/xmlNames.ts';
import { lazy, memoize, memoizeWeakly } from '../../specs/utils/memoize.ts';
import type { Credential } from '../exchange.ts';
import { viewsOf } from './decodedViews.ts';
import { fragmentFinder } from './fragments.ts';
import { HIDDEN, hideNamedSecrets } from './namedSecrets.ts';
import { type SearchTerm, type SecretSettings, searchTermsOf, secretsOf } from './searchTerms.ts';

/**
 * Where a text comes from, which says where an ordinary word may be a secret. `own`: what we wrote, or sent, without knowing any
 * secret. `sentence`: our words, with what was answered in double quotes. `seen`: the same, and `Field-Name: value`. `answer`: a
 * value of what the target answered.
 */
export type TextKind = 'own' | 'sentence' | 'seen' | 'answer';

/** Gives the text with each secret in it replaced by its name in angle brackets. Default kind: `sentence`. */
export interface Redactor {
  (text: string, kind?: TextKind, near?: readonly Credential[]): string;
  /** Names of the secrets that stand in the text; empty after redaction. */
  leaks(text: string, kind?: TextKind): string[];
  /** Whether the text cannot be one of our own words: then it is looked for everywhere. */
  isDistinctive(secret: string): boolean;
}

/** Of redaction; a text that keeps changing is nobody's to read. */
const ROUNDS = 8;

/** Stands for a near miss that cannot be named. */
const NEAR = 'wrong credentials';

interface Span {
  start: number;
  end: number;
  name: string;
  /** See `SearchTerm.short`. */
  short: boolean;
}

/** A redactor for what the settings of a run hold: tokens, header values, proxy credentials, client key. Made up when it is first used. */
export function redactorFor(settings: SecretSettings): Redactor {
  const made = lazy(() => makeRedactor(settings));
  const redact = (...asked: Parameters<Redactor>) => made()(...asked);
  return Object.assign(redact, {
    leaks: (...asked: Parameters<Redactor['leaks']>) => made().leaks(...asked),
    isDistinctive: (secret: string) => made().isDistinctive(secret),
  });
}

function makeRedactor(settings: SecretSettings): Redactor {
  const secrets = secretsOf(settings);
  const { profile, baseUrl } = settings;
  const fixed = `${profile === undefined ? '' : JSON.stringify(profile)} ${hostOf(baseUrl)}`;
  const terms = searchTermsOf(secrets, fixed);
  const parts = fragmentFinder(secrets, fixed);
  const structure = structureOf(profile);
  const named = new Set([HIDDEN, `<${NEAR}>`, ...terms.flatMap(({ name }) => [`<${name}>`, `<part of ${name}>`])]);
  /** A request, its answer's fields and its body are told beside the same credentials. */
  const withNear = memoizeWeakly((near: readonly Credential[]): SearchTerm[] =>
    [...terms, ...nearMissTerms(near, nameOf)].sort((a, b) => b.text.length - a.text.length),
  );

  function spans(text: string, wanted: readonly SearchTerm[], everywhere: boolean): Span[] {
    const looked = wanted.filter(({ distinctive }) => distinctive || everywhere);
    const found = viewsOf(text).flatMap((view) => {
      const ofParts = parts(view.text).map((part) => ({ ...part, short: false }));
      const inLower = view.text.toLowerCase();
      const inView = [...looked.flatMap((term) => occurrences(view.text, inLower, term)), ...ofParts];
      return inView.map((span) => ({ ...span, start: view.start(span.start), end: view.end(span.end - 1) }));
    });
    return found.length === 0 ? found : outside(found, placeholders(text, named));
  }

  /** Spans of a text of that kind: ordinary words count only in its values. */
  function find(text: string, kind: TextKind, near: readonly Credential[]): Span[] {
    const wanted = near.length === 0 ? terms : withNear(near);
    const everywhere = spans(text, wanted, false);
    if (wanted.every(({ distinctive }) => distinctive)) return everywhere;
    const values = kind === 'own' ? [] : kind === 'answer' ? [{ start: 0, end: text.length }] : valuesIn(text, kind);
    const inValues = values.flatMap(({ start, end }) => {
      const value = text.slice(start, end);
      const kept = kind === 'answer' && structure !== null ? [...value.matchAll(structure)].map(rangeOf) : [];
      const found = outside(spans(value, wanted, true), kept);
      // to replace a very short secret where it stands would tell it: the value is hidden as a whole
      if (found.some(({ short }) => short)) return [{ start, end, name: HIDDEN.slice(1, -1), short: true }];
      return found.map((span) => ({ ...span, start: span.start + start, end: span.end + start }));
    });
    return [...everywhere, ...inValues];
  }

  /** A label of ours may hold a secret that is an ordinary word, and would be taken for one where an answer stands. */
  const nameOf = memoize((label: string) => (find(label, 'answer', []).length === 0 ? label : NEAR));

  const redact = (text: string, kind: TextKind = 'sentence', near: readonly Credential[] = []): string => {
    let shown = text;
    // what was put in may make a value of what follows: until it stays as it is, which the last look asks for
    for (let round = 0; round < ROUNDS; round += 1) {
      const hidden = kind === 'own' ? shown : hideNamedSecrets(shown);
      const next = replaced(hidden, find(hidden, kind, near));
      if (next === shown) return shown;
      shown = next;
    }
    return HIDDEN;
  };
  return Object.assign(redact, {
    leaks: (text: string, kind: TextKind = 'own') => {
      const found = find(text, kind, []).map(({ name }) => name);
      const own = kind === 'answer' && hideNamedSecrets(text) !== text ? ['secret of the target'] : [];
      return [...new Set([...found, ...own])];
    },
    isDistinctive: (secret: string) => terms.some(({ text, distinctive }) => distinctive && text === secret),
  });
}

function hostOf(baseUrl: string | undefined): string {
  return baseUrl === undefined || !URL.canParse(baseUrl) ? '' : new URL(baseUrl).host;
}

/** Credentials that are wrong by one edit are secrets too; the edit's name stands for them. */
function nearMissTerms(near: readonly Credential[], nameOf: (label: string) => string): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  for (const term of near.flatMap(termsOfCredential))
    if (!terms.has(term.text)) terms.set(term.text, { ...term, name: nameOf(term.name) });
  return [...terms.values()];
}

/** One credential travels with many exchanges, each told value by value. */
const termsOfCredential = memoizeWeakly(({ header, label }: Credential): SearchTerm[] => {
  if (header === null) return [];
  const payload = header.slice(header.indexOf(' ') + 1);
  const password = Buffer.from(payload, 'base64').toString('utf8').split(':').slice(1).join(':');
  // the bare scheme stands in every challenge
  const values = [header, payload, password].filter((value) => value.length >= 4 && !/^basic$/i.test(value));
  return searchTermsOf(values.map((value) => ({ name: label, value })));
});

function occurrences(text: string, inLower: string, term: SearchTerm): Span[] {
  const found: Span[] = [];
  const searched = term.anyCase ? inLower : text;
  const { length } = term.text;
  for (let at = searched.indexOf(term.text); at !== -1; at = searched.indexOf(term.text, at + 1)) {
    let [start, end] = [at, at + length];
    if (term.alone && (isWord(text.charAt(start - 1)) || isWord(text.charAt(end)))) continue;
    if (term.base64) {
      // the characters beside it hold some bits of it
      if (/[\w+/-]/.test(text.charAt(start - 1))) start -= 1;
      if (/[\w+/-]/.test(text.charAt(end))) end += 1;
      while (text.charAt(end) === '=') end += 1;
    }
    found.push({ start, end, name: term.name, short: term.short });
  }
  return found;
}

const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** Names that the profile gives: as a member's or an element's name they are the contract's words, whoever sends them. */
function structureOf(profile: Profile | undefined): RegExp | null {
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

/** The values in a sentence: what stands in double quotes, and for what was seen what follows a field's name. */
function valuesIn(text: string, kind: 'sentence' | 'seen'): { start: number; end: number }[] {
  const field = kind === 'seen' ? /(?:^|form: )[A-Za-z][A-Za-z0-9-]*: /.exec(text) : null;
  if (field !== null) return [{ start: field.index + field[0].length, end: text.length }];
  return [...text.matchAll(/"(?:[^"\\]|\\.)*(?:"|$)/gs)].map((match) => {
    const { start, end } = rangeOf(match);
    return { start: start + 1, end: text.charAt(end - 1) === '"' && end - start > 1 ? end - 1 : end };
  });
}

function rangeOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

/** What an earlier redaction put in, to the letter: a target may begin alike, and go on with a secret. */
function placeholders(text: string, named: ReadonlySet<string>): { start: number; end: number }[] {
  return [...text.matchAll(/<[^<>]+>/g)].filter(([whole]) => named.has(whole)).map(rangeOf);
}

function outside<T extends { start: number; end: number }>(spans: T[], kept: { start: number; end: number }[]): T[] {
  return kept.length === 0
    ? spans
    : spans.filter(({ start, end }) => !kept.some((range) => range.start <= start && end <= range.end));
}

/** Overlapping spans become one, under the name of the longest. */
function replaced(text: string, spans: Span[]): string {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: (Span & { longest: number })[] = [];
  for (const span of ordered) {
    const last = merged.at(-1);
    const longest = span.end - span.start;
    if (last === undefined || span.start >= last.end) merged.push({ ...span, longest });
    else {
      if (longest > last.longest) Object.assign(last, { name: span.name, longest });
      last.end = Math.max(last.end, span.end);
    }
  }
  return merged.reduceRight(
    (result, { start, end, name }) => `${result.slice(0, start)}<${name}>${result.slice(end)}`,
    text,
  );
}
