/** The last check of everything that a run writes or prints: a text that contains a secret in any form is withheld. */

import { HIDDEN } from '../../client/redaction/namedSecrets.ts';
import { type Redactor, redactorFor, type TextKind } from '../../client/redaction/redactor.ts';
import type { SecretSettings } from '../../client/redaction/secrets.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import { httpExchange } from '../../suites/engine/vitest/httpAttachment.ts';

/** The parts of a record that may contain text of the target. */
type CheckedRecord = Pick<ClauseRecord, 'reason' | 'findings' | 'cases'> &
  Partial<Pick<ClauseRecord, 'observation' | 'exchanges'>>;

/** Results are cached for texts of up to this many characters. */
const CACHED_LENGTH = 200;
const CACHE_SIZE = 20_000;

export class SecretCheck {
  readonly #redact: Redactor;
  readonly #withheld = new Set<string>();
  readonly #leaksByText = new Map<string, boolean>();
  readonly #leaksByRecord = new WeakMap<CheckedRecord, boolean>();

  constructor(settings: SecretSettings) {
    this.#redact = redactorFor(settings);
  }

  /** Names of the artefacts that contained a secret. */
  get withheld(): string[] {
    return [...this.#withheld];
  }

  /**
   * Whether the artefact may be written. A word of our own in `text` may equal a secret. A value in `records` must not equal a secret,
   * nor must a value of the exchange if `text` is an attachment. Remembers the names of withheld artefacts.
   */
  allows(artefact: string, text: string, records: readonly CheckedRecord[] = []): boolean {
    const clean =
      !this.#leaks(text, 'own') && !this.#attachmentLeaks(text) && !records.some((record) => this.#recordLeaks(record));
    return this.#noted(artefact, clean);
  }

  /** Like `allows`, for a text whose parts the recorder redacted: such a text needs no decoding again. */
  allowsRedacted(artefact: string, text: string): boolean {
    return this.#noted(artefact, !this.#redact.shows(text));
  }

  #noted(artefact: string, clean: boolean): boolean {
    if (!clean) this.#withheld.add(artefact);
    return clean;
  }

  /** Removes secrets from a text that contains settings of the user. */
  readonly clean = (text: string): string => this.#redact(text, 'own');

  /** Caches short texts: header values recur in most exchanges. */
  #leaks(text: string, kind: TextKind): boolean {
    if (text.length > CACHED_LENGTH) return this.#redact.leaks(text, kind).length > 0;
    const key = `${kind} ${text}`;
    const leaks = this.#leaksByText.get(key) ?? this.#redact.leaks(text, kind).length > 0;
    if (this.#leaksByText.size >= CACHE_SIZE) this.#leaksByText.clear();
    this.#leaksByText.set(key, leaks);
    return leaks;
  }

  /** Caches the result: several artefacts contain the same records. */
  #recordLeaks(record: CheckedRecord): boolean {
    const leaks = this.#leaksByRecord.get(record) ?? this.#anyPartLeaks(record);
    this.#leaksByRecord.set(record, leaks);
    return leaks;
  }

  #anyPartLeaks({ reason, observation = '', findings, cases, exchanges = [] }: CheckedRecord): boolean {
    const sentences = [reason ?? '', observation, ...cases.flatMap((one) => [one.name, one.reason ?? ''])];
    return (
      sentences.some((text) => this.#leaks(text, 'sentence')) ||
      exchanges.some(({ text }) => this.#exchangeLeaks(text)) ||
      findings.some(
        ({ message, expected, actual, exchange }) =>
          this.#leaks(message, 'sentence') ||
          this.#leaks(expected, 'sentence') ||
          this.#leaks(actual, 'seen') ||
          this.#exchangeLeaks(exchange),
      )
    );
  }

  #exchangeLeaks(text: string): boolean {
    return this.#responseLeaks(httpExchange(text, 'http://127.0.0.1')?.response);
  }

  /** Allure's attachments contain an exchange as JSON. */
  #attachmentLeaks(text: string): boolean {
    if (!text.startsWith('{"schemaVersion":1,"request":')) return false;
    return this.#responseLeaks((JSON.parse(text) as ReturnType<typeof httpExchange>)?.response);
  }

  #responseLeaks(response: NonNullable<ReturnType<typeof httpExchange>>['response']): boolean {
    const values = (response?.headers ?? []).map(({ value }) => value);
    const body = response?.body?.value ?? '';
    return [...values, body].some((value) => value !== HIDDEN && this.#leaks(value, 'answer'));
  }
}

/** One line that names the withheld artefacts, never the secret. */
export function withheldMessage(artefacts: readonly string[]): string {
  const [first = ''] = artefacts;
  const others = artefacts.length > 1 ? ` and ${artefacts.length - 1} more` : '';
  return `internal error, please report it: not written, because it contains a secret: ${first}${others}`;
}
