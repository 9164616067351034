/** The line to the target: how many requests at once, how fast, and when to stop. */
import { Inconclusive, NotExercised, type TransportFailure } from './failures.ts';

/** After so many transport failures in a row nothing more is sent. */
const FUSE = 10;

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
  #waiting: (() => void)[] = [];
  #exclusiveWaiting: (() => void)[] = [];
  #nextSlot = 0;
  #failuresInRow = 0;
  #lastFailure = '';
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

  /** Whether the target has stopped answering. */
  get down(): boolean {
    return this.#failuresInRow >= FUSE;
  }

  /**
   * Runs `send` when its turn comes. Throws without sending when the line is down or stopped; what cleans up is sent even when it is
   * stopped.
   */
  async run<T>(send: () => Promise<T>, cleansUp = false): Promise<T> {
    await this.#enter();
    try {
      await this.#pace();
      this.#admit(cleansUp);
      const result = await send();
      this.#failuresInRow = 0;
      return result;
    } finally {
      this.#leave();
    }
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
        this.#failuresInRow = 0;
        return result;
      });
    } finally {
      this.#exclusive = false;
      this.#wake();
    }
  }

  /** A transport failure was seen; ten without an answer between them take the line down. */
  failed(failure: TransportFailure): void {
    this.#failuresInRow += 1;
    this.#lastFailure = failure.message;
  }

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
    if (this.down) {
      throw new Inconclusive(
        `the target stopped answering: ${FUSE} requests in a row failed, the last because ${this.#lastFailure}`,
      );
    }
    this.#sent += 1;
  }

  async #enter(): Promise<void> {
    if (!this.#exclusive && this.#exclusiveWaiting.length === 0 && this.#active < this.#allowed) {
      this.#active += 1;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
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
    while (this.#active < this.#allowed) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#active += 1;
      next();
    }
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
