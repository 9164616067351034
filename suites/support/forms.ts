/** Forms for a case: drawn from the profile's bounds, with unique fields marked and pinned fields kept. */
import type { Form, FormOptions } from '../../generators/form.ts';
import { withMarker } from '../../generators/withMarker.ts';
import type { Field } from '../../specs/profile.ts';
import type { Case, Live } from './case.ts';
import { Inconclusive } from './failures.ts';
import { isUpdatable } from './targets.ts';
import { otherValue } from './values.ts';

/** What the generators are told of a resource: the values that the target insists on. */
export function formOptions(values: Record<string, string>, resource: string): FormOptions {
  const prefix = `${resource}.`;
  const fixed = Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
  return { fixed };
}

/** The form with every unique field marked as this case's own; one that is too short to be marked is told apart otherwise. */
export function marked(c: Case, resource: string, form: Form, broken?: string): Form {
  const { fields } = c.resource(resource);
  return c.session.foundation.withLiveSids(c.resource(resource), form).map(([name, value]) => {
    const field = fields[name];
    if (field?.unique !== true || c.pinned(resource, name) !== undefined) return [name, value];
    // a broken value keeps its length, which may be what is wrong with it
    if (name === broken) return [name, withMarker(field, value, c.marker(), true) ?? value];
    return [name, withMarker(field, value, c.marker()) ?? c.shortValue(field, value)];
  });
}

/** An update that changes every updatable field that has another value to take; at least one. */
export function differingForm(c: Case, live: Live, only?: (name: string, field: Field) => boolean): Form {
  const { fields } = c.resource(live.resource);
  const form: Form = [];
  for (const [name, field] of Object.entries(fields)) {
    if (!isUpdatable(field) || c.pinned(live.resource, name) !== undefined || only?.(name, field) === false) continue;
    const present = live.representation[field.property];
    const shown = present === null || present === undefined ? undefined : String(present);
    const value =
      field.type === 'sid'
        ? c.session.foundation.sidsFor(field).find((sid) => sid !== shown)
        : otherValue(field, shown, c.marker);
    if (value !== undefined) form.push([name, value]);
  }
  if (form.length === 0) throw new Inconclusive(`${live.resource} has no field that an update could change`);
  return form;
}
