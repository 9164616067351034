/** 404: a well-formed unknown sid, a malformed sid, an unknown collection, another parent. The account in the path stays one's own. */

import { draw } from '../../../generators/seed.ts';
import { malformedSid, unknownSid } from '../../../generators/sids/sid.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { parentsIn } from '../../../specs/profile/prerequisites.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { requestOn } from '../../fixtures/operate.ts';
import { holdable, type Operation, readOnly, serves, sidPrefix } from '../../fixtures/profile/operations.ts';
import { GET, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { answerToUnknown, toUnknown } from '../../fixtures/unknown.ts';

type What =
  | 'a well-formed unknown sid'
  | 'a malformed sid'
  | 'an unknown collection'
  | 'a live sid under an unknown parent'
  | 'a live sid under another live parent';

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
      ...holders.flatMap((operation) => underOthers(operation, t.profile).map((what) => ({ operation, what }))),
      ...lists.map((operation) => ({ operation, what: 'an unknown collection' as const })),
    ];
    await t.each(
      rows,
      ({ operation, what }) => `${verbName(verb)} ${operation.resource}: ${what}`,
      `no resource of this run has instances that take ${verb.method}`,
      async (c, { operation, what }) => {
        const { places } = c.session;
        const live = operation.place === 'instance' ? await held(c, operation, what) : undefined;
        const usual = requestOn(c, operation, live);
        const path =
          live !== undefined &&
          (what === 'a live sid under an unknown parent' || what === 'a live sid under another live parent')
            ? await elsewhere(c, live, what, t.seed)
            : absent(c, operation, what, usual.path, t.seed);
        const request = { ...usual, path };
        const isUnknown = what === 'a well-formed unknown sid';
        await c.judgeRefusal(
          isUnknown
            ? await answerToUnknown(c, operation, (own) => toUnknown(own, operation, t.session.settings.seed))
            : await c.send(request),
          [404],
          `${verbName(verb)} of ${what} answers 404`,
          () => places.control(c, operation),
        );
      },
    );
  };

/** What can be asked of an instance that stands under others. Another parent is only read through: what is written there is nobody's. */
function underOthers({ resource, verb }: Operation, { resources }: Profile): What[] {
  const { instance } = resources[resource] ?? {};
  if (instance === undefined || parentsIn(instance.path).length === 0) return [];
  const unknown = 'a live sid under an unknown parent';
  return verb === GET ? [unknown, 'a live sid under another live parent'] : [unknown];
}

/** The shared instance, which a DELETE of another sid does not reach; one of the case's own where it could. */
function held(c: Case, { resource, verb }: Operation, what: What): Promise<Live> {
  const reached = what === 'a live sid under an unknown parent' && verb.method === 'DELETE';
  return reached ? c.create(resource) : c.session.places.live(c, resource);
}

/** The path of the instance under a parent that is none, or not its own. */
async function elsewhere(c: Case, { resource, sid }: Live, what: What, seed: number): Promise<string> {
  const { client, requests, foundation } = c.session;
  const parent = parentsIn(c.resource(resource).instance?.path ?? '').at(-1) ?? '';
  const other =
    what === 'a live sid under another live parent'
      ? (await c.create(parent)).sid
      : draw(unknownSid(sidPrefix(c.profile, parent)), seed);
  client.ownership.madeUp(other);
  return requests.path(resource, sid, (name) => (name === parent ? other : foundation.live(name).sid));
}

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
