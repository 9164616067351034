/** Representations made comparable: what is volatile dropped, what is one's own replaced by a placeholder. */
import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../specs/profile.ts';
import type { Representation } from './exchange.ts';

/** The representation without what may change by itself. */
export function stable(resource: Resource, shown: Representation): Representation {
  return Object.fromEntries(Object.entries(shown).filter(([property]) => !resource.volatile.includes(property)));
}

/** The first property in which two stable representations differ. */
export function firstDifference(
  one: Representation,
  other: Representation,
): { property: string; one: unknown; other: unknown } | undefined {
  const property = [...new Set([...Object.keys(one), ...Object.keys(other)])].find(
    (key) => !isDeepStrictEqual(one[key], other[key]),
  );
  return property === undefined ? undefined : { property, one: one[property], other: other[property] };
}

/** Replaces, in every string of a JSON value, each of one's own texts by its placeholder, whatever its letter case; longer ones first. */
export function replaceOwn(value: unknown, own: ReadonlyMap<string, string>): unknown {
  const known = [...own].filter(([text]) => text !== '').sort(([a], [b]) => b.length - a.length);
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') {
      return known.reduce((text, [whole, placeholder]) => withoutOwn(text, whole, placeholder), node);
    }
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node === 'object' && node !== null) {
      return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, walk(item)]));
    }
    return node;
  };
  return walk(value);
}

/** No pattern is made of the own text: a sid comes from the target, and may be longer than any pattern can be. */
function withoutOwn(text: string, whole: string, placeholder: string): string {
  const [searched, sought] = [folded(text), folded(whole)];
  let result = '';
  let copied = 0;
  for (let at = searched.indexOf(sought); at !== -1; at = searched.indexOf(sought, copied)) {
    result += text.slice(copied, at) + placeholder;
    copied = at + whole.length;
  }
  return result + text.slice(copied);
}

/** Without letter case, and of the same length: a letter whose other case is longer stays as it is. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join('');
}
