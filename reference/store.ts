/** The in-memory store: items by account and collection. */
import type { Item } from './model.ts';

/** Account sid → collection → sid → values; a copy. */
export type Snapshot = Record<string, Record<string, Record<string, Item['values']>>>;

export interface Store {
  /** Stores the item under its sid and replaces any earlier one. */
  put(item: Item): void;
  get(accountSid: string, resource: string, sid: string): Item | null;
  delete(item: Item): void;
  /** Oldest first. */
  all(accountSid: string, resource: string): Item[];
  /** The number of the next create, from 1. */
  nextSequence(): number;
  snapshot(): Snapshot;
}

export function createStore(): Store {
  const shelves = new Map<string, Map<string, Item>>();
  let sequence = 0;
  const shelf = (accountSid: string, resource: string): Map<string, Item> => {
    const key = `${accountSid}/${resource}`;
    const existing = shelves.get(key);
    if (existing !== undefined) return existing;
    const fresh = new Map<string, Item>();
    shelves.set(key, fresh);
    return fresh;
  };
  return {
    put: (item) => void shelf(item.accountSid, item.resource).set(item.sid, item),
    get: (accountSid, resource, sid) => shelf(accountSid, resource).get(sid) ?? null,
    delete: (item) => void shelf(item.accountSid, item.resource).delete(item.sid),
    all: (accountSid, resource) => [...shelf(accountSid, resource).values()],
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
    snapshot: () => {
      const copy: Snapshot = {};
      for (const [key, items] of shelves) {
        const [accountSid = '', resource = ''] = key.split('/');
        copy[accountSid] ??= {};
        copy[accountSid][resource] = Object.fromEntries([...items.values()].map((i) => [i.sid, { ...i.values }]));
      }
      return copy;
    },
  };
}
