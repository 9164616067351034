/** Forms for a resource: the name and value pairs of a POST or PUT, before they are encoded. */
import fc from 'fast-check';
import type { Field, Resource } from '../../specs/profile/model.ts';
import { brokenValueOf } from './brokenValue.ts';
import { type BrokenHow, brokenWays } from './brokenWays.ts';
import { validValue } from './validValue.ts';

/** Pairs in the order of sending; the values are not encoded. */
export type Form = [name: string, value: string][];
export type Mode = 'create' | 'update';

export interface FormOptions {
  /** The only values that the target accepts, by field. They are never broken. */
  fixed?: Record<string, string>;
  /** Fields that every form contains, besides the required ones. */
  always?: string[];
}

export interface BrokenForm {
  form: Form;
  /** The broken field. */
  field: string;
  how: BrokenHow;
  label: string;
}

export interface BrokenOptions extends FormOptions {
  /** If set, forms are broken only in this way, which must be one of `brokenFormWays`. */
  only?: { field: string; how: BrokenHow };
}

/** The fields that a form of this mode may contain, by wire name. */
export function fieldsFor(resource: Resource, mode: Mode): [name: string, field: Field][] {
  return Object.entries(resource.fields).filter(([, field]) => mode === 'create' || field.updatable !== false);
}

/** A PUT that replaces needs the same fields as a create. */
const isRequired = ({ putReplaces }: Resource, field: Field, mode: Mode): boolean =>
  field.requiredAtCreate === true && (mode === 'create' || putReplaces === true);

/** Forms with any subset of the optional fields. Required fields are always present, and the `absent` field never is. */
function pairs(resource: Resource, mode: Mode, options: FormOptions, absent: string | null): fc.Arbitrary<Form> {
  const fields = fieldsFor(resource, mode).filter(([name]) => name !== absent);
  const parts = fields.map(([name, field]): fc.Arbitrary<Form> => {
    const fixed = options.fixed?.[name];
    const value = fixed === undefined ? validValue(field) : fc.constant(fixed);
    const pair = value.map((text): Form => [[name, text]]);
    const needed =
      isRequired(resource, field, mode) ||
      options.always?.includes(name) === true ||
      (fixed !== undefined && mode === 'create');
    return needed ? pair : fc.option(pair, { nil: [], freq: 2 });
  });
  return fc.tuple(...parts).map((chosen) => chosen.flat());
}

/**
 * Valid forms. A create has the required fields and a random subset of the others. An update has a random non-empty subset of the
 * updatable fields.
 * @throws RangeError if no field can be updated.
 */
export function validForm(resource: Resource, mode: Mode, options: FormOptions = {}): fc.Arbitrary<Form> {
  const names = namesFor(resource, mode);
  if (mode === 'create') return pairs(resource, mode, options, null);
  if (names.length === 0) throw new RangeError('the resource has no field that an update can change');
  return fc
    .constantFrom(...names)
    .chain((name) => pairs(resource, mode, { ...options, always: [...(options.always ?? []), name] }, null));
}

/** Every way to break one field in a form of this mode. */
export function brokenFormWays(
  resource: Resource,
  mode: Mode,
  options: FormOptions = {},
): { field: string; how: BrokenHow }[] {
  return fieldsFor(resource, mode)
    .filter(([name]) => options.fixed?.[name] === undefined)
    .flatMap(([name, field]) => brokenWays(field, mode).map((how) => ({ field: name, how })));
}

/**
 * Forms with one field broken in one way and everything else valid.
 * @throws RangeError if no form of this mode can be broken, or cannot be broken as `only` requires.
 */
export function brokenForm(resource: Resource, mode: Mode, options: BrokenOptions = {}): fc.Arbitrary<BrokenForm> {
  const { only } = options;
  const ways = brokenFormWays(resource, mode, options).filter(
    ({ field, how }) => only === undefined || (only.field === field && only.how === how),
  );
  if (ways.length === 0)
    throw new RangeError(`no form for ${mode} can be broken${only ? ` by ${only.field} ${only.how}` : ''}`);
  return fc.oneof(
    ...ways.map(({ field: name, how }) => {
      const field = resource.fields[name];
      if (field === undefined) throw new RangeError(`there is no field ${name}`);
      return fc
        .tuple(pairs(resource, mode, options, name), brokenValueOf(field, how), fc.nat())
        .map(([rest, { value, label }, place]): BrokenForm => {
          const at = place % (rest.length + 1);
          const broken: Form = value === undefined ? [] : [[name, value]];
          return { form: [...rest.slice(0, at), ...broken, ...rest.slice(at)], field: name, how, label };
        });
    }),
  );
}

/** Like `brokenForm`, but with a valid value for every other field. The target must not apply any of these values. */
export function brokenFullForm(resource: Resource, mode: Mode, options: BrokenOptions = {}): fc.Arbitrary<BrokenForm> {
  return brokenForm(resource, mode, { ...options, always: namesFor(resource, mode) });
}

/** Valid forms with a value for every field that a form of this mode may contain. */
export function fullForm(resource: Resource, mode: Mode, options: FormOptions = {}): fc.Arbitrary<Form> {
  return validForm(resource, mode, { ...options, always: namesFor(resource, mode) });
}

const namesFor = (resource: Resource, mode: Mode): string[] => fieldsFor(resource, mode).map(([name]) => name);
