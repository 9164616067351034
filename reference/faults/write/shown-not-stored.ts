import type { Awaitable, Item } from '../../model.ts';
import type { Parts } from '../../parts.ts';
import type { Fault } from '../fault.ts';

/** Stores the item without the marks, and returns it with them. */
async function store(parts: Parts, made: Awaitable<Item>): Promise<Item> {
  const item = await made;
  const values = Object.entries(item.values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll('\u{feff}', '') : value,
  ]);
  parts.store.put({ ...item, values: Object.fromEntries(values) });
  return item;
}

export const shownNotStored: Fault = {
  id: 'write/shown-not-stored',
  title: 'A byte order mark is shown in the answer to a write but not stored',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    update: (item, values, x) => store(parts, parts.update(item, values, x)),
    create: (values, x) => store(parts, parts.create(values, x)),
  }),
};
