/** The kinds of writes whose effect `lifecycle.settled` checks at the end of the run. Each kind has a resource of its own. */
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { noCredentials, wrongToken } from '../../../generators/credentials/credentials.ts';
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
import { pathOf, type Session } from '../../fixtures/run/session.ts';
import { differingForm, plainFullForm } from '../../fixtures/values/forms.ts';
import { need } from '../expect/index.ts';

/** What must remain of a write. `path` is absent for a create that must leave nothing. */
export interface Witness {
  path?: string;
  isRemoved: boolean;
  /** The values of a create that must leave nothing. */
  form: Form;
}

export interface Kind {
  name: string;
  /** The writes, as messages describe them: `created by PUT`. */
  what: string;
  /** Sends the writes. Inconclusive if the target does not answer them as expected. */
  write(c: Case): Promise<Witness>;
}

export function kindsOf(session: Session, name: string): Kind[] {
  const creating = verbsAt(session, name, 'collection');
  const updating = verbsAt(session, name, 'instance');
  const removing = offers(session.profile, name, 'instance', 'DELETE') ? [DELETE, OVERLOADED_DELETE] : [];
  const kind = (what: string, write: Kind['write']): Kind => ({ name, what, write });
  const breakable = (verbs: Verb[], place: Place) => verbs.filter((verb) => brokenAt(session, name, verb, place));
  return [
    ...creating.map((verb) => kind(`created by ${verbName(verb)}`, (c) => created(c, name, verb))),
    ...updating.map((verb) => kind(`updated twice by ${verbName(verb)}`, (c) => updatedTwice(c, name, verb))),
    ...(breakable(updating, 'instance').length === 0
      ? []
      : [kind('whose invalid updates were rejected', (c) => rejected(c, name, breakable(updating, 'instance')))]),
    ...(updating.length + removing.length === 0
      ? []
      : [kind('whose unauthorised writes were refused', (c) => refused(c, name, [...updating, ...removing]))]),
    ...removing.map((verb) => kind(`deleted by ${verbName(verb)}`, (c) => removed(c, name, verb))),
    ...breakable(creating, 'collection').map((verb) =>
      kind(`of an invalid ${verbName(verb)} to create`, (c) => rejectedCreate(c, name, verb)),
    ),
    ...creating.map((verb, at) =>
      kind(`of an unauthorised ${verbName(verb)} to create`, (c) => refusedCreate(c, name, verb, at)),
    ),
  ];
}

function verbsAt({ profile }: Session, name: string, place: Place): Verb[] {
  return [POST, PUT, OVERLOADED_PUT].filter((verb) =>
    writings(profile, verb).some((operation) => operation.resource === name && operation.place === place),
  );
}

const kept = ({ path }: Live): Witness => ({ path, isRemoved: false, form: [] });
const nothing = (form: Form): Witness => ({ isRemoved: false, form });

async function created(c: Case, name: string, verb: Verb): Promise<Witness> {
  const form = plainFullForm(c, name);
  const exchange = await c.send(c.session.requests.write(verb, pathOf(c.session, name), form));
  const live = liveIn(c.session, name, exchange, form);
  need(live !== undefined, `${verbName(verb)} to create ${name} was answered ${exchange.response.status}`);
  return kept(live);
}

/** The second update changes one field, so that an update that resets the other fields is noticed too. */
async function updatedTwice(c: Case, name: string, verb: Verb): Promise<Witness> {
  const live = await fullyOwn(c, name);
  const first = await update(c, live, verb, differingForm(c, live));
  const changed = { ...live, representation: c.shown(first) ?? live.representation };
  const second = await update(c, live, verb, differingForm(c, changed).slice(0, 1));
  for (const { response } of [first, second])
    need(response.status === 200, `${verbName(verb)} was answered ${response.status}`);
  return kept(live);
}

/** The rejected updates contain valid values beside the broken one. */
async function rejected(c: Case, name: string, verbs: Verb[]): Promise<Witness> {
  const live = await fullyOwn(c, name);
  for (const verb of verbs) {
    const value = brokenAt(c.session, name, verb, 'instance') as FieldValue;
    const valid = differingForm(c, live).filter(([field]) => field !== value.field);
    needRejected(await update(c, live, verb, [...valid, ...fieldValueForm(c, value)]));
  }
  return kept(live);
}

async function refused(c: Case, name: string, verbs: Verb[]): Promise<Witness> {
  const { requests } = c.session;
  const live = await fullyOwn(c, name);
  for (const [at, verb] of verbs.entries()) {
    const form = verb.method === 'DELETE' ? [] : differingForm(c, live);
    await needRefused(c, { ...requests.of(verb, live.path, form), credential: insufficient(c, at) });
  }
  return kept(live);
}

async function removed(c: Case, name: string, verb: Verb): Promise<Witness> {
  const live = await fullyOwn(c, name);
  const { response } = await c.send(c.session.requests.remove(verb, live.path));
  need(response.status === 204, `${verbName(verb)} of ${name} was answered ${response.status}`);
  return { ...kept(live), isRemoved: true };
}

async function rejectedCreate(c: Case, name: string, verb: Verb): Promise<Witness> {
  const value = brokenAt(c.session, name, verb, 'collection') as FieldValue;
  const broken = fieldValueForm(c, value);
  const named = new Set([value.field, ...broken.map(([field]) => field)]);
  const form = [...plainFullForm(c, name).filter(([field]) => !named.has(field)), ...broken];
  needRejected(await c.send(c.session.requests.write(verb, pathOf(c.session, name), form)));
  return nothing(form.filter(([field]) => field !== value.field));
}

async function refusedCreate(c: Case, name: string, verb: Verb, at: number): Promise<Witness> {
  const form = plainFullForm(c, name);
  const request = c.session.requests.write(verb, pathOf(c.session, name), form);
  await needRefused(c, { ...request, credential: insufficient(c, at) });
  return nothing(form);
}

/** A resource with a value for every field. */
function fullyOwn(c: Case, name: string): Promise<Live> {
  return own(c, name, plainFullForm(c, name));
}

function update(c: Case, { path }: Live, verb: Verb, form: Form): Promise<Exchange> {
  return c.send(c.session.requests.write(verb, path, form));
}

/** An invalid value, preferably of a field other than a text, because texts identify the resource. */
function brokenAt(session: Session, name: string, verb: Verb, place: Place): FieldValue | undefined {
  const values = brokenValues(session, { resource: name, place, verb });
  const fields = session.profile.resources[name]?.fields ?? {};
  return values.find(({ field }) => fields[field]?.type !== 'string') ?? values[0];
}

function insufficient({ session: { settings } }: Case, at: number): Exchange['request']['credential'] {
  return at % 2 === 0 ? wrongToken(settings.account, settings.seed) : noCredentials();
}

function needRejected(exchange: Exchange): void {
  const { status } = exchange.response;
  const isRejected = !isSuccess(exchange) && status >= 400 && status < 500 && status !== 401 && status !== 429;
  need(isRejected, `the broken form was not rejected as invalid: status ${status}`);
}

async function needRefused(c: Case, request: Exchange['request']): Promise<void> {
  const { response } = await c.send(request);
  need(response.status === 401, `a write without sufficient credentials was answered ${response.status}`);
}
