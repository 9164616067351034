/** Queues the requests to the target. Limits their concurrency and rate, and gives up on a target that stops answering. */
import { Inconclusive, isAnswer, NotExercised, type TransportFailure } from '../failures.ts';

/** The run stops sending after this many consecutive transport failures. */
const MAX_FAILURES = 10;
/** The run stops sending after this many consecutive unreadable answers. */
const MAX_UNREADABLE = 30;
/**
 * The run stops sending after it has read this many bytes of response bodies. A long run on large lists reads a tenth of that.
 * Clean-up may read a quarter more.
 */
const MAX_BYTES = 4_000_000_000;

export interface QueueLimits {
  concurrency: number;
  /** Requests per second, or null. */
  rate: number | null;
}

export class RequestQueue {
  readonly #rate: number | null;
  #allowed: number;
  #active = 0;
  #isAlone = false;
  readonly #waiting: (() => void)[] = [];
  readonly #waitingAlone: (() => void)[] = [];
  #nextSlot = 0;
  #failuresInRow = 0;
  #unreadableInRow = 0;
  #lastFailure = '';
  #bytes = 0;
  #stopped = false;

  constructor({ concurrency, rate }: QueueLimits) {
    this.#allowed = concurrency;
    this.#rate = rate;
  }

  /** Whether the queue has given up on the target. */
  get isDown(): boolean {
    return this.#whyDown(false) !== undefined;
  }

  /**
   * Runs `send` when its turn comes. Throws if the queue has given up or is stopped. A stopped queue still sends clean-up
   * requests.
   */
  async run<T>(send: () => Promise<T>, { cleansUp = false } = {}): Promise<T> {
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      this.#wake();
    });
    try {
      await this.#pace();
      return await this.#sent(send, cleansUp);
    } finally {
      this.#active -= 1;
      this.#wake();
    }
  }

  /** Runs `body` while no other request is pending. The `send` that it receives ignores the concurrency limit. */
  async runAlone<T>(body: (send: <R>(task: () => Promise<R>) => Promise<R>) => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.#waitingAlone.push(resolve);
      this.#wake();
    });
    try {
      return await body((task) => this.#sent(task));
    } finally {
      this.#isAlone = false;
      this.#wake();
    }
  }

  /** Counts a transport failure. The queue gives up on the target after too many consecutive failures. */
  countFailure(failure: TransportFailure): void {
    if (isAnswer(failure)) {
      this.#failuresInRow = 0;
      this.#unreadableInRow += 1;
    } else this.#failuresInRow += 1;
    this.#lastFailure = failure.message;
  }

  /** Counts the bytes of a response body. */
  readonly countBytes = (bytes: number): void => {
    this.#bytes += bytes;
  };

  /** Halves the concurrency, because the target is busy. */
  slowDown(): void {
    this.#allowed = Math.max(1, Math.floor(this.#allowed / 2));
  }

  /** From now on, only clean-up requests are sent. */
  stop(): void {
    this.#stopped = true;
  }

  async #sent<T>(send: () => Promise<T>, cleansUp = false): Promise<T> {
    if (this.#stopped && !cleansUp) throw new NotExercised('interrupted');
    const why = this.#whyDown(cleansUp);
    if (why !== undefined) throw new Inconclusive(why);
    const result = await send();
    this.#failuresInRow = 0;
    this.#unreadableInRow = 0;
    return result;
  }

  #whyDown(cleansUp: boolean): string | undefined {
    if (this.#failuresInRow >= MAX_FAILURES)
      return `the target stopped answering: ${MAX_FAILURES} consecutive requests failed; last error: ${this.#lastFailure}`;
    if (this.#unreadableInRow >= MAX_UNREADABLE)
      return `the target’s answers are unreadable: ${MAX_UNREADABLE} in a row; last error: ${this.#lastFailure}`;
    if (this.#bytes > (cleansUp ? MAX_BYTES * 1.25 : MAX_BYTES))
      return `the target’s answers are too large: ${MAX_BYTES / 1_000_000} MB of bodies were read`;
    return undefined;
  }

  /** Starts as many waiting requests as the limits allow. A `runAlone` caller has priority and waits for pending requests. */
  #wake(): void {
    if (this.#isAlone) return;
    if (this.#waitingAlone.length > 0) {
      if (this.#active > 0) return;
      this.#isAlone = true;
      this.#waitingAlone.shift()?.();
      return;
    }
    while (this.#active < this.#allowed && this.#waiting.length > 0) {
      this.#active += 1;
      this.#waiting.shift()?.();
    }
  }

  async #pace(): Promise<void> {
    if (this.#rate === null) return;
    const now = performance.now();
    const at = Math.max(now, this.#nextSlot);
    this.#nextSlot = at + 1000 / this.#rate;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }
}
