/** The resources that a case puts into a list, by every verb that the profile offers. */
import { isSuccess } from '../../../client/exchange.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { type Case, type Live, liveIn } from '../../fixtures/index.ts';
import { creatable, createVerb, deletable, putCreating, updatable } from '../../fixtures/profile/operations.ts';
import {
  DELETE,
  OVERLOADED_DELETE,
  OVERLOADED_PUT,
  POST,
  PUT,
  type Verb,
  verbName,
} from '../../fixtures/profile/verbs.ts';
import { isListed } from '../../fixtures/run/lists.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { differingForm, plainForm } from '../../fixtures/values/forms.ts';

/** A resource, and what was done to it: `Queues created by PUT`. */
export interface Member {
  live: Live;
  what: string;
}

export const NO_LIST = 'no resource of this run can be created and listed';

/** The resources that can be created and listed. */
export function listed(profile: Profile): string[] {
  return creatable(profile).filter((name) => isListed({ profile }, name));
}

export function createVerbs(profile: Profile, name: string): Verb[] {
  const byPut = putCreating(profile).includes(name) ? [PUT, OVERLOADED_PUT] : [];
  return createVerb(profile, name) === POST ? [POST, ...byPut] : byPut;
}

export function updateVerbs(profile: Profile, name: string): Verb[] {
  return [POST, PUT, OVERLOADED_PUT].filter(
    ({ method }) => (method === 'POST' || method === 'PUT') && updatable(profile, method).includes(name),
  );
}

export function deleteVerbs(profile: Profile, name: string): Verb[] {
  return deletable(profile).includes(name) ? [DELETE, OVERLOADED_DELETE] : [];
}

/** Creates a resource; undefined if the target does not serve the create. The cells of the verb judge that. */
export async function created(c: Case, name: string, verb: Verb): Promise<Member | undefined> {
  const form = plainForm(c, name);
  const exchange = await c.send(c.session.requests.write(verb, pathOf(c.session, name), form));
  const live = liveIn(c.session, name, exchange, form);
  return live === undefined ? undefined : { live, what: `${name} created by ${verbName(verb)}` };
}

/** Creates a resource with each of the verbs. */
export async function createdByEach(c: Case, name: string, verbs: readonly Verb[]): Promise<Member[]> {
  const members: Member[] = [];
  for (const verb of verbs) {
    const member = await created(c, name, verb);
    if (member !== undefined) members.push(member);
  }
  return members;
}

/** Changes every field that an update can change. Does nothing if there is none. */
export async function update(c: Case, member: Member, verb: Verb): Promise<void> {
  const { live } = member;
  const exchange = await c.send(c.session.requests.write(verb, live.path, differingForm(c, live)));
  if (!isSuccess(exchange)) return;
  live.representation = c.shown(exchange) ?? live.representation;
  member.what = `${member.what.replace(/,.*/, '')}, updated by ${verbName(verb)}`;
}

/** Deletes a resource. Returns whether the target reports success. */
export async function remove(c: Case, member: Member, verb: Verb): Promise<boolean> {
  const exchange = await c.send(c.session.requests.remove(verb, member.live.path));
  member.what = `${member.what}, deleted by ${verbName(verb)}`;
  return isSuccess(exchange);
}
