import type { Variant } from './variant.ts';

/** The text as a database that ignores such differences compares it. */
const folded = (value: unknown): string =>
  String(value)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Z}]/gu, '')
    .toLowerCase();

export const namesAlikeTaken: Variant = {
  id: 'names-alike-taken',
  title: 'Unique names that differ only in letter case, accents or invisible characters count as taken',
  apply: (parts) => ({
    ...parts,
    taken: (name, value, x) => {
      if (x.route === null || x.route.accountSid === null) return false;
      const others = parts.store.all(x.route.accountSid, x.route.resource.name);
      return others.some((item) => item.sid !== x.route?.sid && folded(item.values[name]) === folded(value));
    },
  }),
};
