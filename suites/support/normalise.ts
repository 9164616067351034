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
  const patterns = known.map(([text, placeholder]) => ({
    pattern: new RegExp(escapePattern(text), 'gi'),
    placeholder,
  }));
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') {
      return patterns.reduce((text, { pattern, placeholder }) => text.replace(pattern, () => placeholder), node);
    }
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node === 'object' && node !== null) {
      return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, walk(item)]));
    }
    return node;
  };
  return walk(value);
}

/** The text as a pattern that matches itself alone. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
