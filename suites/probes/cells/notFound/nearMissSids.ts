/** 404: near misses of a live sid. What they resemble stays as it was. */
import { isUnguessable, nearMissSids } from '../../../../generators/sids/nearMissSid.ts';
import type { Profile } from '../../../../specs/profile/model.ts';
import { isSingleton } from '../../../../specs/profile/prerequisites.ts';
import { type Case, isServed, type Live, own, requestOn, shared, stateOf } from '../../../fixtures/index.ts';
import { holdable, type Operation, offers, serves, sidPrefix } from '../../../fixtures/profile/operations.ts';
import { VERBS, type Verb, verbName } from '../../../fixtures/profile/verbs.ts';
import { pathOf } from '../../../fixtures/run/session.ts';
import { stable } from '../../../fixtures/values/comparison.ts';
import { expectRefused, expectUnchanged } from '../../expect/index.ts';
import type { Trial } from '../../probe.ts';

/** The number of verbs among which the edits of one sid are spread. */
const TURNS = 3;

interface Miss {
  label: string;
  path: string;
}

/** Sends the verb to each near miss of an own resource, and then compares the resource with its state before. */
export async function nearMissesNotFound(t: Trial, verb: Verb): Promise<void> {
  const operations = holdable(t.profile)
    .filter((resource) => serves(t.profile, resource, 'instance', verb.method))
    .map((resource): Operation => ({ resource, place: 'instance', verb }));
  await Promise.all(
    operations.map((operation) =>
      t.case(`${verbName(verb)} ${operation.resource}: near misses of a live sid`, async (c) => {
        const live = await own(c, operation.resource);
        const isRead = offers(c.profile, operation.resource, 'instance', 'GET');
        const before = isRead ? stable(c.resource(live.resource), await stateOf(c, live)) : undefined;
        const misses = await missesOf(c, operation, live);
        for (const { label, path } of misses) {
          const exchange = await c.send({ ...requestOn(c, operation, live), path });
          const control = () => isServed(c, operation);
          await expectRefused(c, { exchange, control }, [404], `${verbName(verb)} of ${label} answers 404`);
        }
        if (before !== undefined)
          await expectUnchanged(c, live, before, `${verbName(verb)} of near misses of its sid changes nothing`);
      }),
    ),
  );
}

async function missesOf(c: Case, operation: Operation, live: Live): Promise<Miss[]> {
  const { resource } = operation;
  const other = await shared(c, resource);
  const edited = isUnguessable(live.sid, other.sid)
    ? [...turnsOf(operation, c.profile, editedSids(c, live)), ...otherCollection(c, operation, live)]
    : [];
  return [...edited, longerPath(c, live)];
}

/** Every verb sends all edits for the first resource. For the others, whose sids the same code usually reads, the verbs take turns. */
function turnsOf({ resource, verb }: Operation, profile: Profile, misses: Miss[]): Miss[] {
  if (resource === holdable(profile)[0]) return misses;
  const turn = VERBS.indexOf(verb) % TURNS;
  return misses.filter((_, at) => at % TURNS === turn);
}

/** Edits of the sid that name no resource of the run. */
function editedSids(c: Case, { resource, sid }: Live): Miss[] {
  const { ownership } = c.session.client;
  const prefix = sidPrefix(c.profile, resource);
  const prefixes = Object.keys(c.profile.resources).map((name) => sidPrefix(c.profile, name));
  const misses = nearMissSids(
    sid,
    prefix,
    prefixes.filter((known) => known !== ''),
  );
  return misses
    .filter((miss) => !c.fact('known sid', () => ownership.isKnown(miss.sid), false))
    .map((miss) => {
      ownership.invented(miss.sid);
      return { label: miss.label, path: pathOf(c.session, resource, miss.sid) };
    });
}

/** The sid below the next collection whose instances offer the method. */
function otherCollection(c: Case, { resource, verb }: Operation, live: Live): Miss[] {
  if (isSingleton(c.resource(resource))) return [];
  const names = holdable(c.profile).filter(
    (name) => !isSingleton(c.resource(name)) && serves(c.profile, name, 'instance', verb.method),
  );
  const next = names[(names.indexOf(resource) + 1) % names.length];
  return [next ?? resource]
    .map((name) => ({ label: `a live sid below ${name}`, path: pathOf(c.session, name, live.sid) }))
    .filter(({ path }) => path !== live.path);
}

/** The path with one more segment. It keeps a suffix such as `.json`, which may select the representation of errors too. */
function longerPath(c: Case, { path }: Live): Miss {
  const name = `NoSuch${c.marker()}`;
  c.session.client.ownership.invented(name);
  return { label: 'a live sid with a segment after it', path: path.replace(/(\.[a-z]+)?$/, `/${name}$1`) };
}
