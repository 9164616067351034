/** Witnesses for `lifecycle.settled`: one resource for each kind of write, whose state is checked at the end of the run. */
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { type CredentialCase, noCredentials, wrongToken } from '../../../generators/credentials/credentials.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { type Case, type Live, liveIn, own } from '../../fixtures/index.ts';
import { offers, type Place } from '../../fixtures/profile/operations.ts';
import {
  DELETE,
  OVERLOADED_DELETE,
  OVERLOADED_PUT,
  POST,
  PUT,
  type Verb,
  verbName,
} from '../../fixtures/profile/verbs.ts';
import { writings } from '../../fixtures/profile/writings.ts';
import { brokenValues, type FieldValue, fieldValueForm } from '../../fixtures/provider/brokenFields.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { differingForm, plainFullForm } from '../../fixtures/values/forms.ts';

export interface Witness {
  /** Its writes, as messages describe them: `created by PUT`. */
  what: string;
  path: string;
  /** The exchanges that reproduce its state. */
  writes: Exchange[];
}

/** A create that the target must not carry out. */
export interface Attempt {
  what: string;
  form: Form;
  exchange: Exchange;
}

export interface Witnesses {
  kept: Witness[];
  removed: Witness[];
  attempts: Attempt[];
  /** Why a kind of write has no witness. */
  missing: string[];
}

/** Creates the witnesses one after the other, so that no write overlaps with another one of the same case. */
export async function makeWitnesses(c: Case, name: string): Promise<Witnesses> {
  const made: Witnesses = { kept: [], removed: [], attempts: [], missing: [] };
  const creating = verbsAt(c, name, 'collection');
  const updating = verbsAt(c, name, 'instance');
  for (const verb of creating) await created(c, name, verb, made);
  for (const verb of updating) await updatedTwice(c, name, verb, made);
  if (updating.length > 0) await rejected(c, name, updating, made);
  await refused(c, name, updating, made);
  if (offers(c.profile, name, 'instance', 'DELETE'))
    for (const verb of [DELETE, OVERLOADED_DELETE]) await removed(c, name, verb, made);
  for (const [at, verb] of creating.entries()) {
    await rejectedCreate(c, name, verb, made);
    await refusedCreate(c, name, verb, insufficient(c, at), made);
  }
  return made;
}

function verbsAt(c: Case, name: string, place: Place): Verb[] {
  return [POST, PUT, OVERLOADED_PUT].filter((verb) =>
    writings(c.profile, verb).some((operation) => operation.resource === name && operation.place === place),
  );
}

async function created(c: Case, name: string, verb: Verb, { kept, missing }: Witnesses): Promise<void> {
  const form = plainFullForm(c, name);
  const exchange = await c.send(c.session.requests.write(verb, pathOf(c.session, name), form));
  const live = liveIn(c.session, name, exchange, form);
  if (live === undefined) missing.push(`${verbName(verb)} to create ${name} was answered ${exchange.response.status}`);
  else kept.push({ what: `created by ${verbName(verb)}`, path: live.path, writes: [exchange] });
}

/** The second update changes one field, so that an update that resets the other fields is noticed too. */
async function updatedTwice(c: Case, name: string, verb: Verb, { kept, missing }: Witnesses): Promise<void> {
  const live = await own(c, name, plainFullForm(c, name));
  const first = await update(c, live, verb, differingForm(c, live));
  const changed = { ...live, representation: c.shown(first) ?? live.representation };
  const second = await update(c, live, verb, differingForm(c, changed).slice(0, 1));
  for (const exchange of [first, second])
    if (exchange.response.status !== 200) missing.push(`${verbName(verb)} was answered ${exchange.response.status}`);
  kept.push({ what: `updated twice by ${verbName(verb)}`, path: live.path, writes: writesTo(c, live) });
}

/** Each rejected update contains valid values beside the broken one. */
async function rejected(c: Case, name: string, verbs: Verb[], { kept, missing }: Witnesses): Promise<void> {
  const live = await own(c, name, plainFullForm(c, name));
  let count = 0;
  for (const verb of verbs) {
    const value = brokenAt(c, name, verb, 'instance');
    if (value === undefined) continue;
    const valid = differingForm(c, live).filter(([field]) => field !== value.field);
    const exchange = await update(c, live, verb, [...valid, ...fieldValueForm(c, value)]);
    count += 1;
    if (!isRejected(exchange)) missing.push(`an invalid ${verbName(verb)} was answered ${exchange.response.status}`);
  }
  if (count > 0) kept.push({ what: 'whose invalid updates were rejected', path: live.path, writes: writesTo(c, live) });
}

async function refused(c: Case, name: string, verbs: Verb[], { kept, missing }: Witnesses): Promise<void> {
  const { requests } = c.session;
  const live = await own(c, name, plainFullForm(c, name));
  const removals = offers(c.profile, name, 'instance', 'DELETE') ? [DELETE, OVERLOADED_DELETE] : [];
  const attempts = [
    ...verbs.map((verb) => requests.write(verb, live.path, differingForm(c, live))),
    ...removals.map((verb) => requests.remove(verb, live.path)),
  ];
  for (const [at, request] of attempts.entries()) {
    const { response } = await c.send({ ...request, credential: insufficient(c, at) });
    if (response.status !== 401) missing.push(`a write without sufficient credentials was answered ${response.status}`);
  }
  if (attempts.length > 0)
    kept.push({ what: 'whose unauthorised writes were refused', path: live.path, writes: writesTo(c, live) });
}

async function removed(c: Case, name: string, verb: Verb, made: Witnesses): Promise<void> {
  const live = await own(c, name, plainFullForm(c, name));
  const { response } = await c.send(c.session.requests.remove(verb, live.path));
  const witness = { what: `deleted by ${verbName(verb)}`, path: live.path, writes: writesTo(c, live) };
  if (response.status === 204) made.removed.push(witness);
  else made.missing.push(`${verbName(verb)} of ${name} was answered ${response.status}`);
}

async function rejectedCreate(c: Case, name: string, verb: Verb, { attempts, missing }: Witnesses): Promise<void> {
  const value = brokenAt(c, name, verb, 'collection');
  if (value === undefined) return;
  const broken = fieldValueForm(c, value);
  const named = new Set([value.field, ...broken.map(([field]) => field)]);
  const form = [...plainFullForm(c, name).filter(([field]) => !named.has(field)), ...broken];
  const exchange = await c.send(c.session.requests.write(verb, pathOf(c.session, name), form));
  if (isRejected(exchange)) attempts.push({ what: `an invalid ${verbName(verb)}`, form, exchange });
  else missing.push(`an invalid ${verbName(verb)} to create ${name} was answered ${exchange.response.status}`);
}

async function refusedCreate(
  c: Case,
  name: string,
  verb: Verb,
  credential: CredentialCase,
  { attempts, missing }: Witnesses,
): Promise<void> {
  const form = plainFullForm(c, name);
  const request = c.session.requests.write(verb, pathOf(c.session, name), form);
  const exchange = await c.send({ ...request, credential });
  const { status } = exchange.response;
  if (status === 401) attempts.push({ what: `an unauthorised ${verbName(verb)}`, form, exchange });
  else missing.push(`an unauthorised ${verbName(verb)} to create ${name} was answered ${status}`);
}

function update(c: Case, { path }: Live, verb: Verb, form: Form): Promise<Exchange> {
  return c.send(c.session.requests.write(verb, path, form));
}

/** An invalid value, preferably of a field other than a text, because texts identify the resource. */
function brokenAt(c: Case, name: string, verb: Verb, place: Place): FieldValue | undefined {
  const values = brokenValues(c.session, { resource: name, place, verb });
  return values.find(({ field }) => c.resource(name).fields[field]?.type !== 'string') ?? values[0];
}

function insufficient(c: Case, at: number): CredentialCase {
  const { account, seed } = c.session.settings;
  return at % 2 === 0 ? wrongToken(account, seed) : noCredentials();
}

function isRejected(exchange: Exchange): boolean {
  const { status } = exchange.response;
  return !isSuccess(exchange) && status >= 400 && status < 500 && status !== 401 && status !== 429;
}

/** The create of the resource and the writes to it. */
function writesTo(c: Case, live: Live): Exchange[] {
  const creation = c.holdings.all.find(({ live: { sid } }) => sid === live.sid)?.exchange;
  return c.trail.exchanges.filter(
    (exchange) => exchange === creation || (exchange.request.path === live.path && exchange.request.method !== 'GET'),
  );
}
