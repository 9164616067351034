/** Prototype: what the target answered, by key, written down and given again. */
import { createHash } from 'node:crypto';
import type { Exchange, HttpRequest, HttpResponse } from '../exchange.ts';
import { Inconclusive, NotExercised, TransportFailure, type TransportKind } from '../failures.ts';

export interface Entry {
  k: string;
  /** Order of arrival of the answers. */
  n: number;
  q: Asked;
  a?: { s: number; r: string; v: string; h: [string, string][]; b: string; e?: 'b64' };
  busy?: true;
  ms: number;
  x?: { c: string; m: string; k?: string; stale?: boolean };
}
interface Asked {
  m: string;
  p: string;
  q: string;
  c: string;
  ct: string | null;
  h: [string, string][];
  b: string | null;
  e?: 'b64';
}
export interface Fact {
  f: string;
  v: unknown;
}
export type Line = Entry | Fact;

const textOf = (buffer: Buffer): { b: string; e?: 'b64' } => {
  const text = buffer.toString('utf8');
  return Buffer.from(text, 'utf8').equals(buffer) ? { b: text } : { b: buffer.toString('base64'), e: 'b64' };
};
const bytesOf = ({ b, e }: { b: string; e?: 'b64' }): Buffer => Buffer.from(b, e === 'b64' ? 'base64' : 'utf8');

function asked(request: HttpRequest): Asked {
  const { method: m, path: p, query: q, credential, contentType: ct, headers: h, body, userinfo } = request;
  const secret = JSON.stringify([credential.label, credential.header, userinfo ?? null]);
  const c = `${credential.label} ${createHash('sha256').update(secret).digest('hex').slice(0, 12)}`;
  return { m, p, q, c, ct, h, ...(body === null ? { b: null } : textOf(Buffer.from(body as string))) };
}

export interface Tape {
  readonly replays: boolean;
  send(key: string, request: HttpRequest, live: () => Promise<Exchange>): Promise<Exchange>;
  /** What the clock or the order of arrival decided. */
  fact<T>(key: string, live: () => T): T;
  factLater<T>(key: string, live: () => Promise<T>): Promise<T>;
  /** As `fact`; what is usual is not written down. */
  choice<T>(key: string, live: () => T, usual: T): T;
  /** Who asks first makes it: on the tape, since what is made depends on who makes it. In a replay, the others wait for that one. */
  first<T>(key: string, who: string, make: () => Promise<T>): Promise<T>;
}

export class Recorder implements Tape {
  readonly replays = false;
  readonly lines: Line[] = [];
  readonly doubled: string[] = [];
  readonly #keys = new Set<string>();
  #n = 0;

  async send(key: string, request: HttpRequest, live: () => Promise<Exchange>): Promise<Exchange> {
    if (this.#keys.has(key)) this.doubled.push(key);
    this.#keys.add(key);
    const q = asked(request);
    try {
      const exchange = await live();
      const { status: s, reason: r, httpVersion: v, headers: h, body } = exchange.response;
      this.lines.push({
        k: key,
        n: this.#n++,
        q,
        a: { s, r, v, h: h.map(([name, value]) => [name, value]), ...textOf(body) },
        ...(exchange.busy && { busy: true as const }),
        ms: Math.round(exchange.durationMs),
      });
      return exchange;
    } catch (error) {
      const { name, message } = error as Error;
      const x =
        error instanceof TransportFailure
          ? { c: name, m: message, k: error.kind, stale: error.stale }
          : {
              c: error instanceof NotExercised ? 'NotExercised' : error instanceof Inconclusive ? 'Inconclusive' : name,
              m: message,
            };
      this.lines.push({ k: key, n: this.#n++, q, ms: 0, x });
      throw error;
    }
  }

  fact<T>(key: string, live: () => T): T {
    const v = live();
    this.lines.push({ f: key, v });
    return v;
  }
  choice<T>(key: string, live: () => T, usual: T): T {
    const v = live();
    if (v !== usual) this.lines.push({ f: key, v });
    return v;
  }
  first<T>(key: string, who: string, make: () => Promise<T>): Promise<T> {
    this.lines.push({ f: `first ${key}`, v: who });
    return make();
  }
  async factLater<T>(key: string, live: () => Promise<T>): Promise<T> {
    const v = await live();
    this.lines.push({ f: key, v });
    return v;
  }
}

export interface Mismatch {
  key: string;
  what: string;
  recorded?: unknown;
  asked?: unknown;
}

export class Missing extends Error {
  override readonly name = 'Missing';
}

export class Player implements Tape {
  readonly replays = true;
  readonly mismatches: Mismatch[] = [];
  readonly #entries = new Map<string, Entry>();
  readonly #facts = new Map<string, unknown>();
  readonly #used = new Set<string>();
  /** In the order of arrival: who waits for which turn. */
  readonly #inOrder: boolean;
  readonly #waiting = new Map<number, () => void>();
  readonly #byTurn: Entry[];
  #turn = 0;
  #pumping = false;
  stuck: string[] = [];

  readonly #slow: boolean;

  constructor(lines: Line[], inOrder: boolean, slow = false) {
    this.#slow = slow;
    this.#inOrder = inOrder;
    for (const line of lines) {
      if ('f' in line) this.#facts.set(line.f, line.v);
      else this.#entries.set(line.k, line);
    }
    this.#byTurn = [...this.#entries.values()].sort((a, b) => a.n - b.n);
  }

  get unused(): string[] {
    return [...this.#entries.keys()].filter((key) => !this.#used.has(key));
  }

  async send(key: string, request: HttpRequest): Promise<Exchange> {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.mismatches.push({ key, what: 'not in the recording', asked: asked(request) });
      throw new Missing(`not in the recording: ${key}`);
    }
    if (this.#used.has(key)) this.mismatches.push({ key, what: 'asked twice' });
    this.#used.add(key);
    const now = asked(request);
    for (const field of Object.keys({ ...entry.q, ...now }) as (keyof Asked)[])
      if (JSON.stringify(entry.q[field]) !== JSON.stringify(now[field]))
        this.mismatches.push({ key, what: field, recorded: entry.q[field], asked: now[field] });
    if (this.#inOrder) {
      await new Promise<void>((resolve) => {
        this.#waiting.set(entry.n, resolve);
        this.#pump();
      });
    } else if (this.#slow) await new Promise<void>((resolve) => setTimeout(resolve, Math.random() ** 4 * 60));
    else await new Promise<void>((resolve) => setImmediate(resolve));
    if (entry.x !== undefined) {
      const { c, m, k, stale } = entry.x;
      if (c === 'TransportFailure') throw new TransportFailure(k as TransportKind, m, stale);
      if (c === 'Inconclusive') throw new Inconclusive(m);
      if (c === 'NotExercised') throw new NotExercised(m);
      throw new Error(m);
    }
    const a = entry.a as NonNullable<Entry['a']>;
    const response: HttpResponse = {
      status: a.s,
      reason: a.r,
      httpVersion: a.v,
      headers: a.h.map(([x, y]) => [x, y]),
      body: bytesOf(a),
    };
    return { request, response, busy: entry.busy === true, durationMs: entry.ms };
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    let idle = 0;
    const step = () => {
      const next = this.#byTurn[this.#turn];
      const waiter = next === undefined ? undefined : this.#waiting.get(next.n);
      if (next !== undefined && waiter !== undefined) {
        idle = 0;
        this.#turn += 1;
        this.#waiting.delete(next.n);
        waiter();
      } else if (this.#waiting.size === 0) {
        this.#pumping = false;
        return;
      } else if (idle > 200) {
        // nobody comes for this turn
        if (next !== undefined) this.stuck.push(next.k);
        idle = 0;
        if (next === undefined) {
          for (const [n, w] of this.#waiting) {
            this.#waiting.delete(n);
            w();
          }
        } else {
          this.#turn += 1;
          // turns that were passed over are served at once
          for (const [n, w] of this.#waiting)
            if (n < (this.#byTurn[this.#turn]?.n ?? Number.POSITIVE_INFINITY)) {
              this.#waiting.delete(n);
              w();
            }
        }
      } else idle += 1;
      setImmediate(step);
    };
    setImmediate(step);
  }

  fact<T>(key: string, _live: () => T): T {
    if (!this.#facts.has(key)) this.mismatches.push({ key, what: 'fact not in the recording' });
    return this.#facts.get(key) as T;
  }
  choice<T>(key: string, _live: () => T, usual: T): T {
    return this.#facts.has(key) ? (this.#facts.get(key) as T) : usual;
  }
  readonly #firsts = new Map<string, { promise: Promise<unknown>; resolve: (made: Promise<unknown>) => void }>();
  first<T>(key: string, who: string, make: () => Promise<T>): Promise<T> {
    let known = this.#firsts.get(key);
    if (known === undefined) {
      let resolve: (made: Promise<unknown>) => void = () => undefined;
      const promise = new Promise<unknown>((settle) => {
        resolve = settle;
      });
      promise.catch(() => undefined);
      known = { promise, resolve };
      this.#firsts.set(key, known);
    }
    const maker = this.#facts.get(`first ${key}`);
    if (maker === undefined) this.mismatches.push({ key, what: 'first not in the recording', asked: who });
    if (maker === who || maker === undefined) known.resolve(make());
    return known.promise as Promise<T>;
  }
  async factLater<T>(key: string, live: () => Promise<T>): Promise<T> {
    return this.fact(key, live as unknown as () => T);
  }
}
