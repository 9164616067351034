/** Compares everything that reads show of a resource: its properties, its dates and validators, and its entry in the list. */
import { isDeepStrictEqual } from 'node:util';
import { type Exchange, header, type Representation } from '../../../client/exchange.ts';
import { type Case, type Live, readBack } from '../../fixtures/index.ts';
import { entryOf, isListed } from '../../fixtures/run/lists.ts';
import { stable } from '../../fixtures/values/comparison.ts';
import { check, expectSame, need } from '../expect/index.ts';

export interface Snapshot {
  exchange: Exchange;
  shown: Representation;
  /** The entry in the list; undefined if the list has none, or cannot be read. */
  entry: Representation | undefined;
}

/** Inconclusive if the resource cannot be read. */
export async function snapshotOf(c: Case, live: Live): Promise<Snapshot> {
  const exchange = await readBack(c, live);
  const shown = c.shown(exchange);
  need(shown !== undefined, `${live.resource} could not be read back: its body cannot be parsed`);
  return { exchange, shown, entry: isListed(c.session, live.resource) ? await entryOf(c, live) : undefined };
}

/** Checks that the properties and the entry in the list are the same, apart from volatile properties. */
export function expectSameSnapshot(c: Case, { resource }: Live, before: Snapshot, after: Snapshot, rule: string): void {
  const definition = c.resource(resource);
  expectSame(c, stable(definition, before.shown), stable(definition, after.shown), after.exchange, rule);
  if (before.entry === undefined) return;
  check(c, after.entry !== undefined, () => ({
    message: rule,
    expected: 'the list still contains the resource',
    actual: 'the list does not contain it',
  }));
  const list = `${rule}, in its list either`;
  expectSame(c, stable(definition, before.entry), stable(definition, after.entry ?? {}), undefined, list);
}

/**
 * The dates and validators that differ between two snapshots. Dates are volatile properties with a date as value, before and after.
 */
export function changedMarks(before: Snapshot, after: Snapshot): string[] {
  const [one, other] = [marksOf(before), marksOf(after)];
  return Object.keys(one).filter((name) => Object.hasOwn(other, name) && !isDeepStrictEqual(one[name], other[name]));
}

/** The named dates and validators, as a finding shows them. */
export function shownMarks(snapshot: Snapshot, names: readonly string[]): string {
  const marks = marksOf(snapshot);
  return names.map((name) => `${name} ${marks[name]}`).join(', ');
}

function marksOf({ exchange, shown }: Snapshot): Record<string, string> {
  const dates = Object.entries(shown).filter(
    (member): member is [string, string] => typeof member[1] === 'string' && isDate(member[1]),
  );
  const validators = ['ETag', 'Last-Modified'].flatMap((name): [string, string][] => {
    const value = header(exchange.response, name);
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries([...dates, ...validators]);
}

/** RFC 2822 or ISO 8601. `Date.parse` alone accepts many other texts. */
function isDate(text: string): boolean {
  return (
    /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} |^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))
  );
}
