/** Whether a resource that a list shows may be one that a run created. */
import type { Resource } from '../../specs/profile.ts';
import type { Representation } from './exchange.ts';
import { expectedValue } from './values.ts';

/** Clocks of target and run may differ by so much. Milliseconds. */
const SKEW = 300_000;

/** Does a value carry the run's marker? Sids and addresses do not count: they are hex digits too. */
export function marked(resource: Resource, item: Representation, marker: string): boolean {
  return Object.values(resource.fields).some(({ property }) => {
    const shown = item[property];
    return typeof shown === 'string' && shown.toLowerCase().includes(marker.toLowerCase());
  });
}

/** Does it show each value that was sent, and for each field that was not its default? */
export function isMatch(resource: Resource, sent: Record<string, string>, item: Representation): boolean {
  return Object.entries(resource.fields).every(([name, field]) => {
    if (field.echoed === false) return true;
    const shown = item[field.property] ?? null;
    const value = sent[name];
    if (value !== undefined) return String(shown ?? '') === String(expectedValue(field, value));
    return field.default === undefined || field.default === null
      ? shown === null || shown === ''
      : String(shown) === String(field.default);
  });
}

/** Was it made when the create was sent, by what the target says of it? False where it says nothing that can be read. */
export function isOfTheTime(item: Representation, sentAt: string): boolean {
  return Math.abs(Date.parse(String(item.date_created)) - Date.parse(sentAt)) <= SKEW;
}
