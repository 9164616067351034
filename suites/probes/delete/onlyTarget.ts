import { own, waitUntilGone } from '../../fixtures/index.ts';
import { deletable } from '../../fixtures/profile/operations.ts';
import { DELETE, OVERLOADED_DELETE, verbName } from '../../fixtures/profile/verbs.ts';
import { plainForm } from '../../fixtures/values/forms.ts';
import { expectUnchanged, need, stableState } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { NO_DELETE, remove } from './remove.ts';

/** `delete.only-target`: siblings created just before and just after the target stay unchanged. */
export const onlyTarget: Probe = async (t) => {
  const rows = deletable(t.profile).flatMap((name) => [DELETE, OVERLOADED_DELETE].map((verb) => ({ name, verb })));
  await t.each(
    rows,
    ({ name, verb }) => `${verbName(verb)} ${name}`,
    NO_DELETE,
    async (c, { name, verb }) => {
      const form = plainForm(c, name);
      const isUnique = form.some(([field]) => c.resource(name).fields[field]?.unique === true);
      // If no field is unique, the siblings have the same values as the target.
      const siblingForm = () => (isUnique ? plainForm(c, name) : form);
      const before = await own(c, name, siblingForm());
      const target = await own(c, name, form);
      const after = await own(c, name, siblingForm());
      const [stateBefore, stateAfter] = [await stableState(c, before), await stableState(c, after)];
      await remove(c, target, verb);
      const { status } = (await waitUntilGone(c, target)).response;
      const rule = `${verbName(verb)} of one resource leaves its siblings unchanged`;
      await expectUnchanged(c, before, stateBefore, rule);
      await expectUnchanged(c, after, stateAfter, rule);
      need(status === 404, `${verbName(verb)} did not delete (status ${status}), so unchanged siblings prove nothing`);
    },
  );
};
