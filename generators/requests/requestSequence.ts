/** Request sequences for the model-based property, as plain data that the suite's model interprets. */
import fc from 'fast-check';
import type { Method } from '../../specs/model.ts';
import type { Resource } from '../../specs/profile/model.ts';
import { brokenFormWays, brokenFullForm, type Form, type FormOptions, fullForm, validForm } from '../forms/form.ts';

/** `refused`: a write with insufficient credentials. `rejected`: an update with one invalid value. */
export type Operation = 'create' | 'read' | 'conditional' | 'list' | 'update' | 'refused' | 'rejected' | 'delete';

/** A method, native or overloaded. */
export interface Way {
  method: Method;
  overloaded: boolean;
}

/** An operation, and the method that it uses. */
export interface Act {
  op: Operation;
  verb: Way;
}

export interface Command extends Act {
  /** Selects the resource: an index modulo the number of resources created so far, deleted ones included. A create ignores it. */
  index: number;
  /** The form to send. Empty for reads and deletes. */
  form: Form;
  /** The invalid field of a `rejected` update. */
  broken?: string;
}

const native = (method: Method): Way => ({ method, overloaded: false });
const both = (method: Method): Way[] => [native(method), { method, overloaded: true }];

/** The acts that the resource offers. Each native PUT or DELETE also adds its overloaded form. */
export function offeredActs(resource: Resource, options: FormOptions = {}): Act[] {
  const { creates, updates, deletes } = writesOf(resource);
  const isReadable = resource.instance?.methods.includes('GET') === true;
  const isBreakable = brokenFormWays(resource, 'update', options).length > 0;
  const acts = (op: Operation, verbs: Way[]): Act[] => verbs.map((verb) => ({ op, verb }));
  return [
    ...acts('create', creates),
    ...acts('read', isReadable ? [native('GET')] : []),
    ...acts('conditional', isReadable ? [native('GET')] : []),
    ...acts('update', updates),
    ...acts('rejected', isBreakable ? updates : []),
    ...acts('refused', [...updates, ...deletes]),
    ...acts('delete', deletes),
  ];
}

/** The methods that create, update and delete instances. */
function writesOf(resource: Resource): { creates: Way[]; updates: Way[]; deletes: Way[] } {
  const { collection, instance } = resource;
  const offers = (method: Method) => instance?.methods.includes(method) === true;
  const isUpdatable = Object.values(resource.fields).some(({ updatable }) => updatable !== false);
  const putCreates = collection?.putCreates === true && collection.methods.includes('PUT');
  return {
    creates: [
      ...(collection?.methods.includes('POST') === true ? [native('POST')] : []),
      ...(putCreates ? both('PUT') : []),
    ],
    updates: isUpdatable ? [...(offers('POST') ? [native('POST')] : []), ...(offers('PUT') ? both('PUT') : [])] : [],
    deletes: offers('DELETE') ? both('DELETE') : [],
  };
}

/** How often a sequence contains the operation, whatever the number of methods that offer it. */
const WEIGHTS: Record<Operation, number> = {
  create: 3,
  read: 2,
  conditional: 1,
  list: 0,
  update: 7,
  refused: 1,
  rejected: 1,
  delete: 2,
};

/**
 * Sequences of at most `maxLength` commands (default 12) with valid forms. The first command is a create. Shrinking drops commands,
 * then simplifies forms.
 * @throws RangeError if the resource cannot be created.
 */
export function requestSequence(
  resource: Resource,
  options: FormOptions & { maxLength?: number } = {},
): fc.Arbitrary<Command[]> {
  const offered = offeredActs(resource, options);
  const creates = offered.filter(({ op }) => op === 'create');
  if (creates.length === 0) throw new RangeError('the resource cannot be created');
  const index = fc.nat({ max: 5 });
  const anyOf = (acts: Act[]) =>
    fc.oneof({ withCrossShrink: true }, ...acts.map((act) => command(resource, act, options, index)));
  const any = [...new Set(offered.map(({ op }) => op))].map((op) => ({
    weight: WEIGHTS[op],
    arbitrary: anyOf(offered.filter((act) => act.op === op)),
  }));
  const rest = fc.array(fc.oneof(...any), { maxLength: (options.maxLength ?? 12) - 1, size: 'max' });
  return fc.tuple(anyOf(creates), rest).map(([create, others]) => [create, ...others]);
}

function command(
  resource: Resource,
  { op, verb }: Act,
  options: FormOptions,
  index: fc.Arbitrary<number>,
  formOf: typeof validForm = validForm,
): fc.Arbitrary<Command> {
  const act = { op: fc.constant(op), verb: fc.constant(verb), index };
  if (op === 'rejected')
    return fc
      .tuple(fc.record(act), brokenFullForm(resource, 'update', options))
      .map(([rest, { form, field }]) => ({ ...rest, form, broken: field }));
  const writes = op === 'create' || op === 'update' || (op === 'refused' && verb.method !== 'DELETE');
  const form = writes ? formOf(resource, op === 'create' ? 'create' : 'update', options) : fc.constant<Form>([]);
  return fc.record({ ...act, form });
}

/** The methods in an order in which each of them follows each, itself included: a de Bruijn sequence for pairs. */
const everyPair = (ways: Way[]): Way[] => [
  ...ways.flatMap((way, at) => [way, ...ways.slice(at + 1).flatMap((later) => [way, later])]),
  ...ways.slice(0, 1),
];

/**
 * One sequence for each pair of a method that creates and a method that updates. Each creates two resources, changes the first one
 * twice in a row and deletes both, natively and overloaded. One more changes one resource by each method after each other one.
 * With `brief`, there are only enough pairs for each method to occur.
 */
export function histories(
  resource: Resource,
  { brief = false, ...options }: FormOptions & { brief?: boolean } = {},
): fc.Arbitrary<Command[]>[] {
  const { creates, updates, deletes } = writesOf(resource);
  const isBreakable = brokenFormWays(resource, 'update', options).length > 0;
  const on = (index: number, op: Operation, verb: Way) =>
    command(resource, { op, verb }, options, fc.constant(index), fullForm);
  const oneField = (made: fc.Arbitrary<Command>) => made.map((all) => ({ ...all, form: all.form.slice(0, 1) }));
  const pairs = creates.flatMap((create, row) =>
    (updates.length === 0 ? [undefined] : updates).map((update, column) => ({ create, update, row, column })),
  );
  const cycle = Math.max(1, Math.min(creates.length, updates.length));
  const chosen = brief ? pairs.filter(({ row, column }) => (row - column) % cycle === 0) : pairs;
  const [create] = creates;
  const chain =
    brief || create === undefined || updates.length === 0
      ? []
      : [fc.tuple(on(0, 'create', create), ...everyPair(updates).map((update) => on(0, 'update', update)))];
  const paired = chosen.map(({ create, update, row, column }) => {
    const [first, second] = (row + column) % 2 === 0 ? deletes : [...deletes].reverse();
    const changes =
      update === undefined
        ? []
        : [
            oneField(on(0, 'update', update)),
            on(0, 'update', update),
            on(0, 'list', native('GET')),
            on(0, 'conditional', native('GET')),
            ...(isBreakable ? [on(0, 'rejected', update)] : []),
            on(0, 'refused', update),
          ];
    return fc.tuple(
      on(0, 'create', create),
      on(1, 'create', create),
      ...changes,
      ...(first === undefined ? [] : [on(0, 'refused', first)]),
      on(0, 'read', native('GET')),
      ...(second === undefined ? [] : [on(1, 'delete', second)]),
      ...(first === undefined ? [] : [on(0, 'delete', first)]),
      // An update of a deleted resource must not bring it back.
      ...(first === undefined || update === undefined ? [] : [on(0, 'update', update)]),
      on(0, 'list', native('GET')),
    );
  });
  return [...paired, ...chain];
}
