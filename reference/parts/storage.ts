/** Finding, creating, updating and removing items in the store. */
import { randomBytes } from 'node:crypto';
import type { Item } from '../model.ts';
import type { GetParts, Parts } from '../parts.ts';
import { createStore } from '../store.ts';

type StorageParts = Pick<
  Parts,
  'store' | 'makeSid' | 'now' | 'find' | 'list' | 'create' | 'merge' | 'update' | 'remove'
>;

export const storageParts = (getParts: GetParts): StorageParts => ({
  store: createStore(),
  makeSid: (prefix) => prefix + randomBytes(16).toString('hex'),
  now: () => Date.now(),
  find: ({ accountSid, resource, sid }) =>
    accountSid === null || sid === null ? null : getParts().store.get(accountSid, resource.name, sid),
  list: ({ accountSid, resource }) =>
    accountSid === null ? [] : getParts().store.all(accountSid, resource.name).reverse(),
  create: (values, x) => {
    const parts = getParts();
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
  merge: (item, values) => ({ ...item, values: { ...item.values, ...values }, updatedAt: getParts().now() }),
  update: (item, values, x) => {
    const updated = getParts().merge(item, values, x);
    getParts().store.put(updated);
    return updated;
  },
  remove: (item) => getParts().store.delete(item),
});
