/** 404: an unknown or malformed sid, an unknown collection, or another parent. The account in the path stays the run's own. */
import { draw } from '../../../../generators/seed.ts';
import { malformedSid, unknownSid } from '../../../../generators/sids/sid.ts';
import type { Profile } from '../../../../specs/profile/model.ts';
import { parentsIn } from '../../../../specs/profile/prerequisites.ts';
import {
  type Case,
  isServed,
  type Live,
  own,
  type Rejection,
  rejection,
  requestOn,
  shared,
} from '../../../fixtures/index.ts';
import { holdable, type Operation, readOnly, serves, sidPrefix } from '../../../fixtures/profile/operations.ts';
import { GET, type Verb, verbName } from '../../../fixtures/profile/verbs.ts';
import { pathOf } from '../../../fixtures/run/session.ts';
import { expectRefused } from '../../expect/index.ts';
import type { Probe } from '../../probe.ts';
import { nearMissesNotFound } from './nearMissSids.ts';

type Absence =
  | 'a well-formed unknown sid'
  | 'a malformed sid'
  | 'an unknown collection'
  | 'a live sid under an unknown parent'
  | 'a live sid under another live parent';

interface Row {
  operation: Operation;
  what: Absence;
}

export const notFound =
  (verb: Verb): Probe =>
  async (t) => {
    const rows = holdable(t.profile)
      .filter((resource) => serves(t.profile, resource, 'instance', verb.method))
      .map((resource): Operation => ({ resource, place: 'instance', verb }))
      .flatMap((operation) => absencesFor(operation, t.profile).map((what): Row => ({ operation, what })));
    const lists = readOnly(t.profile)
      .slice(0, 1)
      .filter(() => verb === GET)
      .map((resource): Operation => ({ resource, place: 'collection', verb }));
    await t.each(
      [...rows, ...lists.map((operation): Row => ({ operation, what: 'an unknown collection' }))],
      ({ operation, what }) => `${verbName(verb)} ${operation.resource}: ${what}`,
      `no resource of this run has instances that take ${verb.method}`,
      async (c, { operation, what }) => {
        const refused = await notFoundAnswer(c, operation, what, t.seed);
        await expectRefused(c, refused, [404], `${verbName(verb)} of ${what} answers 404`);
      },
    );
    await nearMissesNotFound(t, verb);
  };

/** Only GETs use a live sid under another live parent, because a write might create a resource outside the run's parents. */
function absencesFor({ resource, verb }: Operation, { resources }: Profile): Absence[] {
  const always: Absence[] = ['a well-formed unknown sid', 'a malformed sid', 'an unknown collection'];
  const hasParent = parentsIn(resources[resource]?.instance?.path ?? '').length > 0;
  if (!hasParent) return always;
  const elsewhere: Absence[] = ['a live sid under an unknown parent'];
  return [...always, ...elsewhere, ...(verb === GET ? (['a live sid under another live parent'] as const) : [])];
}

async function notFoundAnswer(c: Case, operation: Operation, what: Absence, seed: number): Promise<Rejection> {
  if (what === 'a well-formed unknown sid') return rejection(c, operation, { kind: 'sid' });
  const live = operation.place === 'instance' ? await target(c, operation, what) : undefined;
  const valid = requestOn(c, operation, live);
  const path =
    live !== undefined && what.startsWith('a live sid')
      ? await elsewhere(c, live, what, seed)
      : absentPath(c, operation, what, valid.path, seed);
  return { exchange: await c.send({ ...valid, path }), control: () => isServed(c, operation) };
}

/** The shared resource, or an own resource if a faulty target might delete it. */
function target(c: Case, { resource, verb }: Operation, what: Absence): Promise<Live> {
  const mayBeDeleted = what === 'a live sid under an unknown parent' && verb.method === 'DELETE';
  return mayBeDeleted ? own(c, resource) : shared(c, resource);
}

/** The path of the instance under an unknown parent or under another live parent. */
async function elsewhere(c: Case, { resource, sid }: Live, what: Absence, seed: number): Promise<string> {
  const { client, requests, prerequisites } = c.session;
  const parent = parentsIn(c.resource(resource).instance?.path ?? '').at(-1) ?? '';
  const other =
    what === 'a live sid under another live parent'
      ? (await own(c, parent)).sid
      : draw(unknownSid(sidPrefix(c.profile, parent)), seed);
  client.ownership.invented(other);
  return requests.path(resource, sid, (name) => (name === parent ? other : prerequisites.sid(name)));
}

/** The path with an unknown collection or sid. */
function absentPath(c: Case, { resource }: Operation, what: Absence, path: string, seed: number): string {
  const { client } = c.session;
  if (what === 'an unknown collection') {
    const name = `NoSuch${c.marker()}`;
    client.ownership.invented(name);
    const collection = pathOf(c.session, resource).split('/').at(-1)?.split('.')[0] ?? '';
    const segments = path.split('/');
    const at = segments.findLastIndex((segment) => segment.split('.')[0] === collection);
    return segments.with(at, segments[at]?.replace(collection, name) ?? name).join('/');
  }
  const sid = draw(malformedSid(sidPrefix(c.profile, resource)), seed);
  client.ownership.invented(sid);
  return pathOf(c.session, resource, sid);
}
