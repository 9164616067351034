/** Request sequences for the model-based property, as plain data that the suite's model interprets. */
import fc from 'fast-check';
import type { Resource } from '../../specs/profile/model.ts';
import { type Form, type FormOptions, fieldsFor, fullForm, type Mode, validForm } from '../forms/form.ts';

export type Operation = 'create' | 'read' | 'update' | 'put' | 'delete' | 'overloaded-put' | 'overloaded-delete';

export interface Command {
  op: Operation;
  /** Selects the resource: an index modulo the number of resources created so far, deleted ones included. A create ignores it. */
  index: number;
  /** The form to send. Empty for reads and deletes. */
  form: Form;
}

/** The operations that the resource offers. Each native PUT or DELETE also adds its overloaded form. */
export function offeredOperations(resource: Resource): Operation[] {
  const instance = resource.instance?.methods ?? [];
  const writable = fieldsFor(resource, 'update').length > 0;
  return [
    ...(resource.collection?.methods.includes('POST') ? (['create'] as const) : []),
    ...(instance.includes('GET') ? (['read'] as const) : []),
    ...(instance.includes('POST') && writable ? (['update'] as const) : []),
    ...(instance.includes('PUT') && writable ? (['put', 'overloaded-put'] as const) : []),
    ...(instance.includes('DELETE') ? (['delete', 'overloaded-delete'] as const) : []),
  ];
}

const WEIGHTS: Record<Operation, number> = {
  create: 3,
  read: 2,
  update: 3,
  put: 2,
  delete: 1,
  'overloaded-put': 2,
  'overloaded-delete': 1,
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
  const offered = offeredOperations(resource);
  if (!offered.includes('create')) throw new RangeError('the resource cannot be created');
  const index = fc.nat({ max: 5 });
  const none = fc.constant<Form>([]);
  const formOf = (op: Operation): fc.Arbitrary<Form> => {
    if (op === 'create') return validForm(resource, 'create', options);
    return op === 'read' || op.endsWith('delete') ? none : validForm(resource, 'update', options);
  };
  const command = (op: Operation): fc.Arbitrary<Command> => fc.record({ op: fc.constant(op), index, form: formOf(op) });
  const any = fc.oneof(...offered.map((op) => ({ weight: WEIGHTS[op], arbitrary: command(op) })));
  const rest = fc.array(any, { maxLength: (options.maxLength ?? 12) - 1, size: 'max' });
  return fc.tuple(command('create'), rest).map(([first, others]) => [first, ...others]);
}

/**
 * Creates a resource with every field, updates it in every way offered (first field alone, then all fields), and reads it.
 * @throws RangeError if the resource cannot be created.
 */
export function everyUpdate(resource: Resource, options: FormOptions = {}): fc.Arbitrary<Command[]> {
  const offered = offeredOperations(resource);
  if (!offered.includes('create')) throw new RangeError('the resource cannot be created');
  const form = (mode: Mode) => fullForm(resource, mode, options);
  const command = (op: Operation, made: fc.Arbitrary<Form>): fc.Arbitrary<Command> =>
    fc.record({ op: fc.constant(op), index: fc.constant(0), form: made });
  const updates = offered
    .filter((op) => op === 'update' || op.endsWith('put'))
    .flatMap((op) => [
      command(
        op,
        form('update').map((pairs) => pairs.slice(0, 1)),
      ),
      command(op, form('update')),
    ]);
  return fc.tuple(command('create', form('create')), ...updates, command('read', fc.constant<Form>([])));
}
