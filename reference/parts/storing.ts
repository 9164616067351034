/** What a request does to the store. */
import { randomBytes } from 'node:crypto';
import type { Item } from '../model.ts';
import type { Parts, Whole } from '../parts.ts';
import { createStore } from '../store.ts';

type StoringParts = Pick<
  Parts,
  'store' | 'makeSid' | 'now' | 'find' | 'list' | 'create' | 'merge' | 'update' | 'remove'
>;

export const storingParts = (whole: Whole): StoringParts => ({
  store: createStore(),
  makeSid: (prefix) => prefix + randomBytes(16).toString('hex'),
  now: () => Date.now(),
  find: ({ accountSid, resource, sid }) =>
    accountSid === null || sid === null ? null : whole().store.get(accountSid, resource.name, sid),
  list: ({ accountSid, resource }) =>
    accountSid === null ? [] : whole().store.all(accountSid, resource.name).reverse(),
  create: (values, x) => {
    const parts = whole();
    const { accountSid, resource } = x.route ?? {};
    if (accountSid === undefined || accountSid === null || !resource?.stored)
      throw new Error('no collection to create in');
    const now = parts.now();
    const item: Item = {
      sid: parts.makeSid(resource.stored.prefix, x),
      accountSid,
      resource: resource.name,
      sequence: parts.store.nextSequence(),
      createdAt: now,
      updatedAt: now,
      values,
    };
    parts.store.put(item);
    return item;
  },
  merge: (item, values) => ({ ...item, values: { ...item.values, ...values }, updatedAt: whole().now() }),
  update: (item, values, x) => {
    const updated = whole().merge(item, values, x);
    whole().store.put(updated);
    return updated;
  },
  remove: (item) => whole().store.delete(item),
});
