/** The queue of requests to the target: how many at once, how fast, and when to stop. */
import { Inconclusive, isAnswer, NotExercised, type TransportFailure } from '../failures.ts';

/** After so many transport failures in a row nothing more is sent. */
const FUSE = 10;
/** Nor after so many answers in a row that could not be read. */
const UNREADABLE = 30;
/** Nor after so many bytes of bodies: ten times what a long run on large lists reads. Clean-up may read a quarter more. */
const VOLUME = 4_000_000_000;

export interface LineLimits {
  concurrency: number;
  /** Requests per second, or null. */
  rate: number | null;
}

export class Line {
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
  #volume = 0;
  #stopped = false;

  constructor({ concurrency, rate }: LineLimits) {
    this.#allowed = concurrency;
    this.#rate = rate;
  }

  /** Whether the target is given up. */
  get down(): boolean {
    return this.#whyDown(false) !== undefined;
  }

  /** Runs `send` when its turn comes. Throws without sending when the line is down or stopped; clean-up is sent even when it is stopped. */
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

  /** Runs `body` while nobody else sends; `send` inside it is not bounded by the concurrency. */
  async alone<T>(body: (send: <R>(task: () => Promise<R>) => Promise<R>) => Promise<T>): Promise<T> {
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

  /** Nothing more is sent but clean-up. */
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
    if (this.#failuresInRow >= FUSE)
      return `the target stopped answering: ${FUSE} requests in a row failed, the last because ${this.#lastFailure}`;
    if (this.#unreadableInRow >= UNREADABLE)
      return `nothing can be read: ${UNREADABLE} answers in a row, the last because ${this.#lastFailure}`;
    if (this.#volume > (cleansUp ? VOLUME * 1.25 : VOLUME))
      return `the target’s answers are too large: ${VOLUME / 1_000_000} MB of bodies were read`;
    return undefined;
  }

  /** Lets as many send as may. Who wants to be alone comes first, once all others have their answers. */
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
