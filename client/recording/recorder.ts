/** Writes each exchange of a run to a gzip file with one JSON object per line. */
import { createWriteStream } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { memoizeWeakly } from '../../specs/utils/memoize.ts';
import type { Credential, Exchange, HttpRequest } from '../exchange.ts';
import { replaceNamedSecrets } from '../redaction/namedSecrets.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { Account, RunSettings } from '../settings.ts';
import { type RecordedLine, type Redact, recordedAnswer, recordedFailure, recordedRequest } from './format.ts';
import { headerOf, type RecordingHeader, standInsOf } from './header.ts';
import { randomFill, standInWriter } from './standIn.ts';

/** Results are remembered for texts of up to this many characters. */
const CACHED_LENGTH = 100;
const CACHE_SIZE = 20_000;

export class Recorder {
  readonly replays = false;
  readonly #redactor: Redactor;
  readonly #withStandIns: Redact;
  readonly #fill = randomFill();
  /** The `Authorization` of the accounts. It needs no near misses, because its token is a known secret. */
  readonly #valid: ReadonlySet<string | null>;
  readonly #clean = this.#cached([]);
  /** The target may echo wrong credentials, which are near misses of the secrets. */
  readonly #cleanOf = memoizeWeakly((credential: Credential): Redact => this.#cached([credential]));
  readonly #file: string;
  readonly #gzip = createGzip();
  readonly #written: Promise<void>;
  readonly #keys = new Set<string>();

  constructor(settings: RunSettings, { file, profile }: NonNullable<RunSettings['record']>, redactor: Redactor) {
    const { account, other } = settings;
    const [main, second] = standInsOf(settings);
    const pairs: [Account, Account][] = [[account, main]];
    if (other !== null && second !== null) pairs.push([other, second]);
    this.#file = file;
    this.#redactor = redactor;
    this.#valid = new Set([null, ...pairs.map(([secret]) => basicOf(secret))]);
    this.#withStandIns = standInWriter(pairs, redactor);
    this.#written = pipeline(this.#gzip, createWriteStream(file));
    // `close` handles a failed write.
    this.#written.catch(() => undefined);
    this.#write(headerOf(settings, profile, (text) => redactor(this.#withStandIns(text), 'own')));
  }

  async send(key: string, request: HttpRequest, live: () => Promise<Exchange>): Promise<Exchange> {
    if (this.#keys.has(key)) throw new Error(`two requests have the key ${key}`);
    this.#keys.add(key);
    const redact = this.#cleanFor(request.credential);
    try {
      const exchange = await live();
      this.#write({
        key,
        request: recordedRequest(request, this.#clean),
        answer: recordedAnswer(exchange, redact, this.#fill),
        ...(exchange.busy && { busy: true }),
        ...(exchange.repeated === true && { repeated: true }),
        durationMs: Math.round(exchange.durationMs),
      });
      return exchange;
    } catch (error) {
      const failure = recordedFailure(error, redact);
      this.#write({ key, request: recordedRequest(request, this.#clean), failure, durationMs: 0 });
      throw error;
    }
  }

  fact<T>(key: string, live: () => T, usual?: T): T {
    const value = live();
    if (usual === undefined || value !== usual)
      this.#write({ fact: key, value: typeof value === 'string' ? this.#clean(value) : value });
    return value;
  }

  /** Completes the file. If it could not be written, such as on a full disk, empties it: a verdict does not need the recording. */
  async close(): Promise<void> {
    this.#gzip.end();
    await this.#written.catch(() => truncate(this.#file).catch(() => undefined));
  }

  #cleanFor(credential: Credential): Redact {
    return this.#valid.has(credential.header) ? this.#clean : this.#cleanOf(credential);
  }

  /**
   * Replaces tokens and the values of members with telling names by texts of the same length, and removes every other secret.
   * Remembers short texts, because header fields recur in most exchanges.
   */
  #cached(nearMisses: readonly Credential[]): Redact {
    const known = new Map<string, string>();
    return (text) => {
      const found = known.get(text);
      if (found !== undefined) return found;
      const filled = replaceNamedSecrets(this.#withStandIns(text), this.#fill);
      const cleaned = this.#redactor(filled, 'recorded', nearMisses);
      if (text.length <= CACHED_LENGTH && known.size < CACHE_SIZE) known.set(text, cleaned);
      return cleaned;
    };
  }

  #write(line: RecordedLine | RecordingHeader): void {
    if (!this.#gzip.writableEnded && !this.#gzip.destroyed) this.#gzip.write(`${JSON.stringify(line)}\n`);
  }
}

function basicOf({ accountSid, authToken }: Account): string {
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`, 'utf8').toString('base64')}`;
}
