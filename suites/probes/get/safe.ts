import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import { unusualQuery } from '../../../generators/requests/unusualRequest.ts';
import { sample } from '../../../generators/seed.ts';
import { own, read } from '../../fixtures/index.ts';
import { creatable, offers, updatable } from '../../fixtures/profile/operations.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { expectUnchanged, stableState } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** `get.safe` (RFC 9110 9.2.1): GETs of a resource and its list do not change its representation. */
export const safe: Probe = async (t) => {
  const names = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  await t.each(
    names,
    (name) => `GETs of ${name}`,
    'the profile offers no instance to read',
    async (c, name) => {
      const { requests } = c.session;
      const live = await own(c, name);
      const before = await stableState(c, live);
      await read(c, live);
      if (offers(t.profile, name, 'collection', 'GET')) await c.send(requests.get(pathOf(c.session, name)));
      for (const query of sample(unusualQuery(), t.seed, 3)) await c.send(requests.get(live.path, query));
      // Some servers read parameters from the query as from a form.
      if (updatable(t.profile, 'POST').includes(name) || updatable(t.profile, 'PUT').includes(name))
        await c.send(requests.get(live.path, encodeForm(differingForm(c, live))));
      await expectUnchanged(c, live, before, 'the representation is equal before and after any GETs');
    },
  );
};
