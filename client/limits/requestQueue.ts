/** The line to the target: how many requests at once, how fast, and when to stop. */
import { Inconclusive, isAnswer, NotExercised, type TransportFailure } from '../failures.ts';

/** Bytes of large bodies that cases may hold while others go on beside them. */
const HELD = 8_000_000;

/** After so many transport failures in a row nothing more is sent. */
const FUSE = 10;
/** Nor after so many answers in a row that could not be read. */
const UNREADABLE = 30;
/** Nor when so many bytes of bodies were read: ten times what a long run on large lists takes. What cleans up may read a quarter more. */
const VOLUME = 4_000_000_000;

export interface LineLimits {
  concurrency: number;
  /** Requests per second, or null. */
  rate: number | null;
}

export class Line {
  readonly #limits: LineLimits;
  #allowed: number;
  #active = 0;
  #exclusive = false;
  /** By urgency. */
  readonly #waiting: Record<'holders' | 'begun' | 'others', (() => void)[]> = { holders: [], begun: [], others: [] };
  #held = 0;
  #exclusiveWaiting: (() => void)[] = [];
  /** Cases that have not begun, by the rank of their clause; 0 is nobody's. */
  readonly #unbegun: (() => void)[][] = [[]];
  #looksAgain = false;
  #nextSlot = 0;
  #failuresInRow = 0;
  #unreadableInRow = 0;
  #lastFailure = '';
  #volume = 0;
  #sent = 0;
  #stopped = false;

  constructor(limits: LineLimits) {
    this.#limits = limits;
    this.#allowed = limits.concurrency;
  }

  /** Requests sent so far. */
  get sent(): number {
    return this.#sent;
  }

  /** Whether nothing is to be learnt from the target any more. */
  get down(): boolean {
    return this.#whyDown(false) !== undefined;
  }

  /**
   * Runs `send` when its turn comes. Throws without sending when the line is down or stopped; what cleans up is sent even when it is
   * stopped. Who holds a large body goes first, then who has begun: a case that ends lets go of what it remembers.
   */
  async run<T>(send: () => Promise<T>, { cleansUp = false, holds = false, begun = false } = {}): Promise<T> {
    await this.#enter(holds ? 'holders' : begun || cleansUp ? 'begun' : 'others');
    try {
      await this.#pace();
      this.#admit(cleansUp);
      const result = await send();
      this.#answered();
      return result;
    } finally {
      this.#leave();
    }
  }

  /** The rank of a clause that starts: its cases begin before those of clauses that start later, though some are made up when others have ended. */
  rank(): number {
    return this.#unbegun.push([]) - 1;
  }

  /**
   * Resolves when a case may begin: a place is free that nobody waits for who has begun. What is drawn and remembered for a case is so
   * kept for those that send. A case that waits for something else than the line does not keep the others from beginning.
   */
  async begin(rank = 0): Promise<void> {
    if (this.#firstUnbegun === undefined && !this.#looksAgain && this.#isFree) {
      this.#lookAgain();
      return;
    }
    const alike = this.#unbegun[rank];
    if (alike === undefined) throw new RangeError(`no clause has the rank ${rank}`);
    await new Promise<void>((resolve) => {
      alike.push(resolve);
      this.#startSome();
    });
  }

  /** Runs `body` while nobody else sends; `send` inside it is not bounded by the concurrency. */
  async alone<T>(body: (send: <R>(task: () => Promise<R>) => Promise<R>) => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.#exclusiveWaiting.push(resolve);
      this.#wake();
    });
    try {
      return await body(async (task) => {
        this.#admit();
        const result = await task();
        this.#answered();
        return result;
      });
    } finally {
      this.#exclusive = false;
      this.#wake();
    }
  }

  /** A case holds so many bytes more of large bodies, or less. While there are many, one request is sent at a time: cases end before others begin. */
  hold(bytes: number): void {
    this.#held += bytes;
    this.#wake();
  }

  /** A transport failure was seen. Enough of them without a readable answer between take the line down. */
  failed(failure: TransportFailure): void {
    if (isAnswer(failure)) {
      this.#failuresInRow = 0;
      this.#unreadableInRow += 1;
    } else this.#failuresInRow += 1;
    this.#lastFailure = failure.message;
  }

  /** So many bytes of a body were read. */
  readonly read = (bytes: number): void => {
    this.#volume += bytes;
  };

  /** The target says that it is busy: half as many at once from now on. */
  slowDown(): void {
    this.#allowed = Math.max(1, Math.floor(this.#allowed / 2));
  }

  /** Nothing more is sent but what cleans up. */
  stop(): void {
    this.#stopped = true;
  }

  #admit(cleansUp = false): void {
    if (this.#stopped && !cleansUp) throw new NotExercised('interrupted');
    const why = this.#whyDown(cleansUp);
    if (why !== undefined) throw new Inconclusive(why);
    this.#sent += 1;
  }

  #answered(): void {
    this.#failuresInRow = 0;
    this.#unreadableInRow = 0;
  }

  #whyDown(cleansUp: boolean): string | undefined {
    if (this.#failuresInRow >= FUSE)
      return `the target stopped answering: ${FUSE} requests in a row failed, the last because ${this.#lastFailure}`;
    if (this.#unreadableInRow >= UNREADABLE)
      return `nothing can be read: ${UNREADABLE} answers in a row, the last because ${this.#lastFailure}`;
    if (this.#volume > (cleansUp ? VOLUME * 1.25 : VOLUME))
      return `the target’s answers are too large: ${VOLUME / 1_000_000} MB of bodies were read`;
    return undefined;
  }

  /** So many requests at once. */
  get #places(): number {
    return this.#held > HELD ? 1 : this.#allowed;
  }

  get #isFree(): boolean {
    return !this.#exclusive && this.#exclusiveWaiting.length === 0 && this.#active < this.#places;
  }

  async #enter(queue: 'holders' | 'begun' | 'others'): Promise<void> {
    if (this.#isFree) {
      this.#active += 1;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting[queue].push(resolve));
  }

  #leave(): void {
    this.#active -= 1;
    this.#wake();
  }

  #wake(): void {
    if (this.#exclusive) return;
    if (this.#exclusiveWaiting.length > 0) {
      if (this.#active > 0) return;
      this.#exclusive = true;
      this.#exclusiveWaiting.shift()?.();
      return;
    }
    while (this.#active < this.#places) {
      const { holders, begun, others } = this.#waiting;
      const next = holders.shift() ?? begun.shift() ?? others.shift();
      if (next === undefined) {
        this.#startSome();
        return;
      }
      this.#active += 1;
      next();
    }
  }

  /** A case for each free place; whether they have taken them is seen once they have gone as far as they can. */
  #startSome(): void {
    if (this.#looksAgain || this.#firstUnbegun === undefined || !this.#isFree) return;
    // a rehearsal's line has places without end
    for (let free = this.#places - this.#active; free > 0 && this.#firstUnbegun !== undefined; free -= 1)
      this.#firstUnbegun.shift()?.();
    this.#lookAgain();
  }

  /** Of the first clause that has any. */
  get #firstUnbegun(): (() => void)[] | undefined {
    return this.#unbegun.find((waiting) => waiting.length > 0);
  }

  #lookAgain(): void {
    this.#looksAgain = true;
    setImmediate(() => {
      this.#looksAgain = false;
      this.#startSome();
    });
  }

  async #pace(): Promise<void> {
    const { rate } = this.#limits;
    if (rate === null) return;
    const now = performance.now();
    const at = Math.max(now, this.#nextSlot);
    this.#nextSlot = at + 1000 / rate;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }
}
