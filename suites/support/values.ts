/** Plain valid values for set-up, values that differ from others, and whether a representation shows a value. */
import type { Form } from '../../generators/form.ts';
import { LIVE_SIDS } from '../../generators/liveSid.ts';
import type { Field, Resource, SidField } from '../../specs/profile.ts';
import type { Representation } from './exchange.ts';
import { RUN_MARKER_LENGTH } from './settings.ts';

/** Draws the text that makes values of this run, clause and case tell apart. */
export type Marker = () => string;

/** A valid value; with another marker another value, as far as the field's bounds allow. */
export function plainValue(field: Field, marker: string, pinned?: string): string {
  if (pinned !== undefined) return pinned;
  switch (field.type) {
    case 'string': {
      const text = `proofmark ${marker}`;
      return text.length <= field.maxLength ? text.padEnd(field.minLength, 'x') : marker.slice(-field.maxLength);
    }
    case 'integer': {
      const span = Math.min(field.maximum - field.minimum + 1, 900);
      return String(field.minimum + (ordinal(marker) % span));
    }
    case 'enum':
      return field.values[ordinal(marker) % field.values.length] ?? '';
    case 'url':
      return `https://example.com/${marker}`;
    case 'phone':
      return `+1555${String(ordinal(marker) % 10_000_000).padStart(7, '0')}`;
    case 'sid':
      return LIVE_SIDS[0];
  }
}

/** A number that differs between markers, but not between runs: a seed is to replay a run. */
function ordinal(marker: string): number {
  const text = marker.slice(RUN_MARKER_LENGTH);
  let value = 2166136261;
  for (const unit of text) value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 16777619) >>> 0;
  return value;
}

/** A form that is sure to be accepted: the required fields, and one that can be recognised. */
export function plainForm(resource: Resource, marker: Marker, pinned: (field: string) => string | undefined): Form {
  const names = Object.keys(resource.fields).filter((name) => resource.fields[name]?.requiredAtCreate === true);
  const told = Object.keys(resource.fields).find((name) => resource.fields[name]?.type === 'string');
  if (told !== undefined && !names.includes(told)) names.push(told);
  return names.map((name) => [name, plainValue(resource.fields[name] as Field, marker(), pinned(name))]);
}

/** A valid value other than the present one; undefined where the field has but one. */
export function otherValue(
  field: Exclude<Field, SidField>,
  present: string | undefined,
  marker: Marker,
): string | undefined {
  if (field.type === 'enum') return field.values.find((value) => value !== present);
  if (field.type === 'integer') {
    const value = Number(present ?? field.minimum);
    if (value < field.maximum) return String(value + 1);
    return value > field.minimum ? String(value - 1) : undefined;
  }
  return plainValue(field, marker());
}

/** What the representation is to show for a value that was sent. */
export function expectedValue(field: Field, sent: string): string | number {
  if (field.type === 'integer') return Number(sent);
  return field.trimmed === true ? sent.trim() : sent;
}

/** The first field whose value the representation does not show, with both values. */
export function difference(
  resource: Resource,
  form: Form,
  shown: Representation,
): { field: string; property: string; expected: string | number; actual: unknown } | undefined {
  for (const [name, sent] of form) {
    const field = resource.fields[name];
    if (field === undefined || field.echoed === false) continue;
    const expected = expectedValue(field, sent);
    const actual = shown[field.property];
    if (actual !== expected) return { field: name, property: field.property, expected, actual };
  }
  return undefined;
}
