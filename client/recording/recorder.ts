/** Writes each exchange of a run to a gzip file with one JSON object per line. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Exchange, HttpRequest } from '../exchange.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { type RecordedLine, recordedAnswer, recordedFailure, recordedRequest } from './format.ts';

export class Recorder {
  readonly replays = false;
  readonly #redact: (text: string) => string;
  readonly #gzip = createGzip();
  readonly #written: Promise<void>;
  readonly #keys = new Set<string>();

  constructor(file: string, redact: Redactor) {
    this.#redact = (text) => redact(text, 'answer');
    this.#written = pipeline(this.#gzip, createWriteStream(file));
    // `close` reports a failed write.
    this.#written.catch(() => undefined);
  }

  async send(key: string, request: HttpRequest, live: () => Promise<Exchange>): Promise<Exchange> {
    if (this.#keys.has(key)) throw new Error(`two requests have the key ${key}`);
    this.#keys.add(key);
    try {
      const exchange = await live();
      this.#write({
        key,
        request: recordedRequest(request, this.#redact),
        answer: recordedAnswer(exchange, this.#redact),
        ...(exchange.busy && { busy: true }),
        durationMs: Math.round(exchange.durationMs),
      });
      return exchange;
    } catch (error) {
      const failure = recordedFailure(error, this.#redact);
      this.#write({ key, request: recordedRequest(request, this.#redact), failure, durationMs: 0 });
      throw error;
    }
  }

  fact<T>(key: string, live: () => T, usual?: T): T {
    const value = live();
    if (usual === undefined || value !== usual) this.#write({ fact: key, value });
    return value;
  }

  /** Resolves when the file is complete. Rejects if it could not be written. */
  async close(): Promise<void> {
    this.#gzip.end();
    await this.#written;
  }

  #write(line: RecordedLine): void {
    if (!this.#gzip.writableEnded) this.#gzip.write(`${JSON.stringify(line)}\n`);
  }
}
