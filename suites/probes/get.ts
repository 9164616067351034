/** `get.*`: reading changes nothing, and answers with a documented status only. */

import { whateverQuery } from '../../generators/requests/whatever.ts';
import { sample } from '../../generators/seed.ts';
import type { Probe } from '../engine/trial.ts';
import { creatable, offers } from '../fixtures/profile/operations.ts';
import { GET } from '../fixtures/profile/verbs.ts';
import { firstDifference, stable } from '../fixtures/values/normalise.ts';
import { documentedStatuses } from './whatever.ts';

/** `get.safe` (RFC 9110 9.2.1) */
const safe: Probe = async (t) => {
  t.evidence.add('natural');
  const names = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  await t.each(
    names,
    (name) => `GETs of ${name}`,
    'the profile offers no instance to read',
    async (c, name) => {
      const live = await c.create(name);
      const before = stable(c.resource(name), await c.state(live));
      const { requests } = c.session;
      await c.read(live);
      if (offers(t.profile, name, 'collection', 'GET')) await c.send(requests.get(c.path(name)));
      for (const query of sample(whateverQuery(), t.seed, 3)) await c.send(requests.get(live.path, query));
      const read = await c.read(live);
      c.need(!read.busy && read.response.status !== 401, `the state could not be read back (${read.response.status})`);
      c.check(read.response.status === 200, () => ({
        message: 'after any GETs the resource still stands',
        expected: 'status 200',
        actual: `status ${read.response.status}`,
        exchange: read,
      }));
      const changed = firstDifference(before, stable(c.resource(name), await c.state(live)));
      c.check(changed === undefined, () => ({
        message: 'the representation is equal before and after any GETs',
        expected: `${changed?.property} ${JSON.stringify(changed?.one)}`,
        actual: `${changed?.property} ${JSON.stringify(changed?.other)}`,
        exchange: read,
      }));
    },
  );
};

export const getProbes: Record<string, Probe> = {
  'get.safe': safe,
  'get.documented-statuses': documentedStatuses([GET]),
};
