/** `write.round-trip`: the answer and a later GET show every valid value unchanged. */
import fc from 'fast-check';
import { NotApplicable } from '../../../client/failures.ts';
import { type Form, type Mode, validForm } from '../../../generators/forms/form.ts';
import { own } from '../../fixtures/index.ts';
import { createVerb, holdable, resourceOf, updatable } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb } from '../../fixtures/profile/verbs.ts';
import { formOptions, marked } from '../../fixtures/values/forms.ts';
import type { Probe, Trial } from '../probe.ts';
import { comesBack } from './comesBack.ts';
import { fixedValues, type Ways } from './fixedValues.ts';

interface Write {
  verb: Verb;
  form: Form;
}

/** A create, followed by an update if possible. */
interface Drawn {
  /** Null for a singleton, which exists with its parent. */
  create: Write | null;
  update: Write | null;
}

export const roundTrip: Probe = async (t) => {
  const names = holdable(t.profile);
  if (names.length === 0) throw new NotApplicable('no resource of this run can be created');
  await Promise.all(
    names.map(async (name, at) => {
      const ways = waysOf(t, name);
      await Promise.all([fixedValues(t, name, ways, at), randomValues(t, name, ways)]);
    }),
  );
};

function waysOf(t: Trial, name: string): Ways {
  return {
    create: createVerb(t.profile, name),
    updates: [POST, PUT, OVERLOADED_PUT].filter(({ method }) =>
      updatable(t.profile, method as 'POST' | 'PUT').includes(name),
    ),
  };
}

function randomValues(t: Trial, name: string, { create, updates }: Ways): Promise<void> {
  const modes = [...(create === undefined ? [] : ['create']), ...(updates.length === 0 ? [] : ['update'])];
  return t.property(
    `${modes.join(' and ')} ${name}`,
    fc.record({
      create: writes(t, name, 'create', create === undefined ? [] : [create]),
      update: writes(t, name, 'update', updates),
    }),
    async (c, drawn: Drawn) => {
      const sent = ({ verb, form }: Write) => ({ name, verb, form: marked(c, name, form) });
      const live =
        drawn.create === null ? await own(c, name) : await comesBack(c, { ...sent(drawn.create), live: undefined });
      if (drawn.update !== null && live !== undefined) await comesBack(c, { ...sent(drawn.update), live });
    },
    { runs: Math.ceil(t.session.settings.runs / 8) },
  );
}

function writes(t: Trial, name: string, mode: Mode, verbs: Verb[]): fc.Arbitrary<Write | null> {
  if (verbs.length === 0) return fc.constant(null);
  const form = validForm(resourceOf(t.profile, name), mode, formOptions(t.session, name));
  return fc.record({ form, verb: fc.constantFrom(...verbs) });
}
