/** Where the content-type rules are put to the test: forms that can be recognised, and what of them was stored. */

import { type HttpRequest, isServed } from '../../../client/exchange.ts';
import { Inconclusive } from '../../../client/failures.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { FORM_TYPE } from '../../../generators/requests/mediaType.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import type { Written } from '../../fixtures/profile/writings.ts';
import { type Telling, tellingForm, tells } from '../../fixtures/values/recognisableValue.ts';

/** A refusal that speaks of the data or of their type. */
const REFUSALS = [400, 406, 415, 422];

export function placeName({ resource, mode, verb }: Written): string {
  return `${verbName(verb)} to ${mode} ${resource}`;
}

/** A form of which one value can be recognised. Inconclusive where no field allows it. */
export function told(c: Case, { resource, mode }: Written): Telling {
  const telling = tellingForm(c, resource, mode);
  if (telling === undefined) throw new Inconclusive(`${resource} has no field that shows a text of our own`);
  return telling;
}

/** The write with another body or content type; `null` sends no content type. */
export function labelled(
  c: Case,
  verb: Verb,
  path: string,
  contentType: string | null,
  body: Form | string,
): HttpRequest {
  const request = c.session.requests.write(verb, path, typeof body === 'string' ? [] : body);
  return { ...request, contentType, body: typeof body === 'string' ? body : request.body };
}

/**
 * Judges that the form is accepted under its content type. An answer that speaks of something else than the data and their type is no
 * contradiction, nor is a state that does not show them: inconclusive. Gives what was applied.
 */
export async function checkApplied(c: Case, at: Written, path: string, live: Live | undefined): Promise<Telling> {
  const telling = told(c, at);
  const exchange = await c.send(c.session.requests.write(at.verb, path, telling.form));
  const { status } = exchange.response;
  c.check(!REFUSALS.includes(status), () => ({
    message: `${placeName(at)}: a form sent as ${FORM_TYPE} is accepted`,
    expected: 'a status 2xx',
    actual: `status ${status}`,
    exchange,
  }));
  c.need(isServed(exchange), `the form was answered ${status}, which says nothing about its content type`);
  const written = live ?? c.live(at.resource, exchange, telling.form);
  if (written === undefined) throw new Inconclusive('the answer to the create does not say what was created');
  // a write that is lost is the finding of the method's own clauses, whatever its content type
  c.need(await stored(c, written, telling), 'the form was accepted, but what it brought is not shown');
  return telling;
}

/** Whether the written resource shows the value. */
export async function stored(c: Case, written: Live, telling: Telling): Promise<boolean> {
  const read = await c.read(written);
  c.need(read.response.status === 200, `what was written could not be read back (${read.response.status})`);
  return tells(c.shown(read) ?? {}, telling);
}

/** The statuses that a body which is not applied may have (CLAUSES: 400; 200 unchanged; defaults; what the profile allows). */
export function allowedStatuses(profile: Profile, { resource, mode }: Written): number[] {
  const refusals = [400, ...profile.mediaRefusals];
  const definition = profile.resources[resource];
  if (mode === 'update') return [200, ...refusals];
  const needs = Object.values(definition?.fields ?? {}).filter(({ requiredAtCreate }) => requiredAtCreate === true);
  if (needs.some(({ enforced }) => enforced !== false)) return refusals;
  return [...new Set([definition?.createStatus ?? 201, 200, 201, ...refusals])];
}
