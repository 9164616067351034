/** Lets the cases of a clause wait for each other. */
export class Barrier {
  readonly #arrived: Promise<void>;
  #pass: () => void = () => undefined;
  #missing: number;

  /** `size` is the number of cases, each of which must arrive once. */
  constructor(size: number) {
    this.#missing = size;
    this.#arrived = new Promise((pass) => {
      this.#pass = pass;
    });
  }

  /** Runs the task. Resolves, or rejects with the error of the task, when all tasks have ended. */
  async after<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } finally {
      this.#missing -= 1;
      if (this.#missing <= 0) this.#pass();
      await this.#arrived;
    }
  }
}
