/** 404: a well-formed unknown sid, a malformed sid, an unknown collection. The account in the path stays one's own. */

import { draw } from '../../../generators/seed.ts';
import { malformedSid, unknownSid } from '../../../generators/sid.ts';
import type { Case } from '../../support/case.ts';
import { requestOn } from '../../support/operate.ts';
import { holdable, type Operation, readOnly, serves, sidPrefix } from '../../support/targets.ts';
import type { Probe } from '../../support/trial.ts';
import { type Verb, verbName } from '../../support/verbs.ts';

type What = 'a well-formed unknown sid' | 'a malformed sid' | 'an unknown collection';

export const notFound =
  (verb: Verb): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const holders: Operation[] = holdable(t.profile)
      .filter((resource) => serves(t.profile, resource, 'instance', verb.method))
      .map((resource) => ({ resource, place: 'instance', verb }));
    const lists: Operation[] = readOnly(t.profile)
      .slice(0, 1)
      .filter(() => verb.method === 'GET')
      .map((resource) => ({ resource, place: 'collection', verb }));
    const rows = [
      ...holders.flatMap((operation) =>
        (['a well-formed unknown sid', 'a malformed sid', 'an unknown collection'] as const).map((what) => ({
          operation,
          what,
        })),
      ),
      ...lists.map((operation) => ({ operation, what: 'an unknown collection' as const })),
    ];
    await t.each(
      rows,
      ({ operation, what }) => `${verbName(verb)} ${operation.resource}: ${what}`,
      `no resource of this run has instances that take ${verb.method}`,
      async (c, { operation, what }) => {
        const { places } = c.session;
        // not even a DELETE reaches the instance itself
        const live = operation.place === 'instance' ? await places.live(c, operation.resource) : undefined;
        const request = requestOn(c, operation, live);
        const path = absent(c, operation, what, request.path, t.seed);
        await c.refused({ ...request, path }, [404], `${verbName(verb)} of ${what} answers 404`, () =>
          places.control(c, operation),
        );
      },
    );
  };

/** The path with its name changed for one that nothing stands behind. */
function absent(c: Case, operation: Operation, what: What, path: string, seed: number): string {
  const { client } = c.session;
  const prefix = sidPrefix(c.profile, operation.resource);
  if (what === 'an unknown collection') {
    const name = `NoSuch${c.marker()}`;
    client.ownership.madeUp(name);
    const own = c.path(operation.resource).split('/').at(-1)?.split('.')[0] ?? '';
    const segments = path.split('/');
    const at = segments.findLastIndex((segment) => segment.split('.')[0] === own);
    return segments.with(at, segments[at]?.replace(own, name) ?? name).join('/');
  }
  const sid = draw(what === 'a malformed sid' ? malformedSid(prefix) : unknownSid(prefix), seed);
  client.ownership.madeUp(sid);
  return c.path(operation.resource, sid);
}
