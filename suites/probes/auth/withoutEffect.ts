/** A request with insufficient credentials, what it left behind, and that the same request takes effect with the valid ones. */

import type { Exchange, HttpRequest, Representation } from '../../../client/exchange.ts';
import { Inconclusive } from '../../../client/failures.ts';
import type { CredentialCase } from '../../../generators/credentials/credentials.ts';
import type { Form } from '../../../generators/forms/form.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { onOperation, requestOn } from '../../fixtures/operate.ts';
import type { Operation } from '../../fixtures/profile/operations.ts';
import { DELETE, verbName } from '../../fixtures/profile/verbs.ts';
import { find, isListed } from '../../fixtures/reading/list.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { type Telling, tellingForm, tells } from '../../fixtures/values/recognisableValue.ts';
import { difference } from '../../fixtures/values/values.ts';

export interface Attempts {
  credentials: CredentialCase[];
  /** Judges an answer, or throws where it is no refusal. */
  answered(exchange: Exchange, control: () => Promise<boolean>): Promise<void>;
  /** Who has no right to it, for a sentence. */
  who: string;
}

/** Sends the operation with each of the credentials and judges that nothing changed. A read has no state to look at. */
export async function withoutEffect(c: Case, operation: Operation, attempts: Attempts): Promise<void> {
  if (operation.verb.method === 'GET') await reading(c, operation, attempts);
  else if (operation.place === 'collection') await creating(c, operation, attempts);
  else if (operation.verb.method === 'DELETE') await deleting(c, operation, attempts);
  else await updating(c, operation, attempts);
}

async function reading(c: Case, operation: Operation, { credentials, answered }: Attempts): Promise<void> {
  const at = await onOperation(c, operation);
  const control = at.control();
  for (const credential of credentials) await answered(await c.send({ ...at.request, credential }), control);
  c.need(await control(), 'the same request with the valid credentials was not served');
}

async function creating(c: Case, operation: Operation, { credentials, answered, who }: Attempts): Promise<void> {
  const { resource, verb } = operation;
  const { requests } = c.session;
  const write = (telling: Telling): HttpRequest => requests.write(verb, c.path(resource), telling.form);
  const valid = toldIn(c, resource);
  const control = () => c.served(write(valid));
  const refused: [Telling, Exchange][] = [];
  for (const credential of credentials) {
    const telling = toldIn(c, resource);
    const exchange = await c.send({ ...write(telling), credential });
    refused.push([telling, exchange]);
    await answered(exchange, control);
  }
  c.need(await control(), 'the same create with the valid credentials was not served');
  const standing = (item: Representation) => tells(item, valid);
  await checkNotCreated(c, resource, refused, { standing, names: verbName(verb), who });
}

function toldIn(c: Case, resource: string): Telling {
  const telling = isListed(c, resource) ? tellingForm(c, resource, 'create') : undefined;
  if (telling === undefined) throw new Inconclusive(`what is created in ${resource} could not be told in its list`);
  return telling;
}

/** Looks for what the refused creates would have made. `standing` knows what the list must show. */
async function checkNotCreated(
  c: Case,
  resource: string,
  refused: [Telling, Exchange][],
  { standing, names, who }: { standing: (item: Representation) => boolean; names: string; who: string },
): Promise<void> {
  let listed = false;
  let culprit: Exchange | undefined;
  const item = await find(c, resource, (candidate) => {
    listed ||= standing(candidate);
    culprit = refused.find(([telling]) => tells(candidate, telling))?.[1];
    return culprit !== undefined;
  });
  if (item !== undefined) await removeFound(c, resource, item[c.resource(resource).sid?.property ?? 'sid']);
  c.check(item === undefined, () => ({
    message: `${names} by ${who} creates nothing`,
    expected: `no ${resource} with the value sent`,
    actual: 'the list has one',
    ...(culprit === undefined ? {} : { exchange: culprit }),
  }));
  c.need(listed, `the list of ${resource} does not show what was created with the valid credentials`);
}

/** What a refused create left in the list carries the run's own marker: it is ours to remove. */
async function removeFound(c: Case, resource: string, sid: unknown): Promise<void> {
  if (typeof sid !== 'string') return;
  c.session.client.ownership.created(sid);
  await c.send(c.session.requests.remove(DELETE, c.path(resource, sid)));
}

/** Compared are the values that were sent: what else may change a resource is for other clauses. */
async function updating(c: Case, operation: Operation, { credentials, answered, who }: Attempts): Promise<void> {
  const { resource, verb } = operation;
  const live = await c.create(resource);
  const before = await c.state(live);
  const write = (form: Form): HttpRequest => c.session.requests.write(verb, live.path, form);
  const valid = differingForm(c, live);
  const control = () => c.served(write(valid));
  const refused: Form = [];
  for (const credential of credentials) {
    const form = differingForm(c, live);
    refused.push(...form);
    await answered(await c.send({ ...write(form), credential }), control);
  }
  const read = await c.read(live);
  c.need(read.response.status === 200, `the resource could not be read back (${read.response.status})`);
  const applied = appliedValue(c, resource, refused, before, c.shown(read) ?? {});
  c.check(applied === undefined, () => ({
    message: `${verbName(verb)} by ${who} changes nothing`,
    expected: `${applied?.property} ${JSON.stringify(applied?.before)}`,
    actual: `${applied?.property} ${JSON.stringify(applied?.after)}`,
    exchange: read,
  }));
  c.need(await control(), 'the same update with the valid credentials was not served');
  const after = await c.state(live);
  const shown = appliedValue(c, resource, valid, before, after);
  c.need(shown !== undefined, 'the same update with the valid credentials had no effect either');
}

/** A property that shows a value of the form and did not before. */
function appliedValue(c: Case, resource: string, form: Form, before: Representation, after: Representation) {
  const definition = c.resource(resource);
  return form
    .filter((pair) => difference(definition, [pair], after) === undefined)
    .map(([name]) => definition.fields[name]?.property ?? name)
    .map((property) => ({ property, before: before[property], after: after[property] }))
    .find((change) => change.before !== change.after);
}

async function deleting(c: Case, operation: Operation, { credentials, answered, who }: Attempts): Promise<void> {
  const live = await c.create(operation.resource);
  await c.state(live);
  const request = requestOn(c, operation, live);
  const control = () => c.served(request);
  for (const credential of credentials) await answered(await c.send({ ...request, credential }), control);
  const read = await c.read(live);
  const { status } = read.response;
  c.need(status === 200 || status === 404, `the resource could not be read back (${status})`);
  c.check(status === 200, () => ({
    message: `${verbName(operation.verb)} by ${who} deletes nothing`,
    expected: 'the resource still stands: status 200',
    actual: `status ${status}`,
    exchange: read,
  }));
  c.need(await control(), 'the same DELETE with the valid credentials was not served');
}
