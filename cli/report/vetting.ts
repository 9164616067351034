/** The last look at what a run is about to write or print: what holds a secret in any form is kept back. */

import type { Settings } from '../../client/redaction/needles.ts';
import { HIDDEN } from '../../client/redaction/ownSecrets.ts';
import { type Redactor, redactorFor, type TextKind } from '../../client/redaction/secrets.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import { httpExchange } from '../../suites/engine/vitest/httpAttachment.ts';

/** The parts of a record by which it is told; the rest of it holds no text of a target's. */
type Told = Pick<ClauseRecord, 'reason' | 'findings' | 'cases'> &
  Partial<Pick<ClauseRecord, 'observation' | 'exchanges'>>;

/** Characters of a text whose answer is remembered, and how many such texts are. */
const [SHORT, MOST] = [200, 20_000];

export class Vetting {
  readonly #redact: Redactor;
  readonly #kept = new Set<string>();
  readonly #short = new Map<string, boolean>();
  readonly #records = new WeakMap<Told, boolean>();

  constructor(settings: Settings) {
    this.#redact = redactorFor(settings);
  }

  /** Names of the artefacts that were kept back. */
  get keptBack(): string[] {
    return [...this.#kept];
  }

  /**
   * Whether the artefact may be written. Our own words may be those of a secret; `values`, and the values of an exchange that the
   * text is an attachment of, may not. Remembers what it keeps back.
   */
  allows(artefact: string, text: string, records: readonly Told[] = []): boolean {
    const clean =
      !this.#leaks(text, 'own') && !this.#leaksInAttachment(text) && !records.some((record) => this.#leaksIn(record));
    if (!clean) this.#kept.add(artefact);
    return clean;
  }

  /** The text with what a setting of the user's own may repeat of a secret taken out. */
  readonly clean = (text: string): string => this.#redact(text, 'own');

  /** Short texts come again and again: the values of header fields above all. */
  #leaks(text: string, kind: TextKind): boolean {
    if (text.length > SHORT) return this.#redact.leaks(text, kind).length > 0;
    const key = `${kind} ${text}`;
    const known = this.#short.get(key) ?? this.#redact.leaks(text, kind).length > 0;
    if (this.#short.size >= MOST) this.#short.clear();
    this.#short.set(key, known);
    return known;
  }

  /** Several artefacts tell the same records. */
  #leaksIn(record: Told): boolean {
    const known = this.#records.get(record) ?? this.#leaksSomewhereIn(record);
    this.#records.set(record, known);
    return known;
  }

  #leaksSomewhereIn({ reason, observation = '', findings, cases, exchanges = [] }: Told): boolean {
    const sentences = [reason ?? '', observation, ...cases.flatMap((one) => [one.name, one.reason ?? ''])];
    return (
      sentences.some((text) => this.#leaks(text, 'sentence')) ||
      exchanges.some(({ text }) => this.#leaksInExchange(text)) ||
      findings.some(
        ({ message, expected, actual, exchange }) =>
          this.#leaks(message, 'sentence') ||
          this.#leaks(expected, 'sentence') ||
          this.#leaks(actual, 'seen') ||
          this.#leaksInExchange(exchange),
      )
    );
  }

  #leaksInExchange(text: string): boolean {
    return this.#leaksInAnswer(httpExchange(text, 'http://127.0.0.1')?.response);
  }

  /** What Allure is given of an exchange is JSON. */
  #leaksInAttachment(text: string): boolean {
    if (!text.startsWith('{"schemaVersion":1,"request":')) return false;
    return this.#leaksInAnswer((JSON.parse(text) as ReturnType<typeof httpExchange>)?.response);
  }

  #leaksInAnswer(response: NonNullable<ReturnType<typeof httpExchange>>['response']): boolean {
    const values = (response?.headers ?? []).map(({ value }) => value);
    const body = response?.body?.value ?? '';
    return [...values, body].some((value) => value !== HIDDEN && this.#leaks(value, 'answer'));
  }
}

/** One line for the terminal: names what was kept back, and never the secret. */
export function keptBackLine(artefacts: readonly string[]): string {
  const [first = ''] = artefacts;
  const more = artefacts.length > 1 ? ` and ${artefacts.length - 1} more` : '';
  return `a secret was found in ${first}${more}, which was therefore not written: an error of our own, please report it`;
}
