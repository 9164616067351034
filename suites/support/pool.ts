/** `--budget`: instances that a case has left as they are known to be, for the next case that needs one. */
import type { Exchange } from './exchange.ts';
import type { Live } from './live.ts';

export interface Idle {
  live: Live;
  created: Exchange;
}

export class Pool {
  readonly #idle = new Map<string, Idle[]>();

  /** The one that has waited longest; undefined where there is none. */
  take(resource: string): Idle | undefined {
    return this.#idle.get(resource)?.shift();
  }

  give(idle: Idle): void {
    const { resource } = idle.live;
    this.#idle.set(resource, [...(this.#idle.get(resource) ?? []), idle]);
  }

  /** All, to be removed. */
  drain(): Idle[] {
    const all = [...this.#idle.values()].flat();
    this.#idle.clear();
    return all;
  }
}
