/** Answers requests from a recording, by key, without using the network. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Exchange, HttpRequest } from '../exchange.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { errorOf, type RecordedSend, recordedRequest, redactedRequest, responseOf } from './format.ts';
import { readRecording } from './read.ts';

/** A key for which the replay differs from the recording. */
export interface Difference {
  key: string;
  what: 'not recorded' | 'sent twice' | 'another request' | 'not sent' | 'fact not asked for';
}

/** Matches the keys of the ledger's reads and of the final sweep. A replay sends neither, because it creates nothing. */
const HOUSEKEEPING = /^~/;

export class Player {
  readonly replays = true;
  readonly #redact: (text: string) => string;
  readonly #sends = new Map<string, RecordedSend>();
  readonly #facts = new Map<string, unknown>();
  readonly #sent = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #differences: Difference[] = [];

  constructor(file: string, redact: Redactor) {
    this.#redact = (text) => redact(text, 'answer');
    for (const recorded of readRecording(file).lines) {
      if ('fact' in recorded) this.#facts.set(recorded.fact, recorded.value);
      else this.#sends.set(recorded.key, recorded);
    }
  }

  async send(key: string, request: HttpRequest): Promise<Exchange> {
    const recorded = this.#sends.get(key);
    if (recorded === undefined) throw this.#refuse(key, 'not recorded');
    if (this.#sent.has(key)) throw this.#refuse(key, 'sent twice');
    this.#sent.add(key);
    // the recorded answer still shows where the two runs part
    // the recorded request contains the stand-ins, which are the secrets of the replay
    const expected = redactedRequest(recorded.request, this.#redact);
    const actual = redactedRequest(
      recordedRequest(request, (text) => text),
      this.#redact,
    );
    if (!isDeepStrictEqual(actual, expected)) this.#differences.push({ key, what: 'another request' });
    await nextTurn();
    if (recorded.failure !== undefined) throw errorOf(recorded.failure);
    if (recorded.answer === undefined) throw new Error(`the recording has no answer for ${key}`);
    return {
      request,
      response: responseOf(recorded.answer),
      busy: recorded.busy === true,
      ...(recorded.repeated === true && { repeated: true }),
      durationMs: recorded.durationMs,
    };
  }

  /** The recorded value, or `usual` if none was recorded. */
  fact<T>(key: string, _live: () => T, usual?: T): T {
    this.#asked.add(key);
    if (this.#facts.has(key)) return this.#facts.get(key) as T;
    if (usual === undefined) throw this.#refuse(key, 'not recorded');
    return usual;
  }

  /** All differences between this replay and the recording so far. */
  get differences(): Difference[] {
    const sends = [...this.#sends.keys()].filter((key) => !this.#sent.has(key) && !HOUSEKEEPING.test(key));
    const facts = [...this.#facts.keys()].filter((key) => !this.#asked.has(key) && !HOUSEKEEPING.test(key));
    return [
      ...this.#differences,
      ...sends.map((key): Difference => ({ key, what: 'not sent' })),
      ...facts.map((key): Difference => ({ key, what: 'fact not asked for' })),
    ];
  }

  async close(): Promise<void> {}

  /** Notes the difference, and gives the error to throw. */
  #refuse(key: string, what: Difference['what']): Error {
    this.#differences.push({ key, what });
    return new Error(`replay: ${what}: ${key}`);
  }
}
