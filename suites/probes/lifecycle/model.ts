/** `lifecycle.model`: sequences of requests agree with the model of the account at every step. */
import fc from 'fast-check';
import { type Exchange, type HttpRequest, isSuccess } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { wrongToken } from '../../../generators/credentials/credentials.ts';
import { type Command, histories, requestSequence } from '../../../generators/requests/requestSequence.ts';
import { draw } from '../../../generators/seed.ts';
import { type Case, isServed, liveIn, read, waitUntilGone } from '../../fixtures/index.ts';
import { creatable, deletable, offers, resourceOf } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_DELETE, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { formOptions, marked } from '../../fixtures/values/forms.ts';
import { check, expectAgree, expectSameSid, expectServed, expectShows, have, needAnswer } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { conditionalReads, expectListed, type Known, noteValidator } from './observe.ts';

const LONGEST = 10;
/** The share of random sequences among `--runs`. The histories find most of what random sequences find. */
const DRAWN_SHARE = 1 / 8;

export const lifecycleModel: Probe = async (t) => {
  const names = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  if (names.length === 0) throw new NotApplicable('no resource of this run can be created and read');
  const sequences = fc.constantFrom(...names).chain((name) => {
    const options = { ...formOptions(t.session, name), maxLength: LONGEST };
    return fc.record({ name: fc.constant(name), commands: requestSequence(resourceOf(t.profile, name), options) });
  });
  // Resources of one API are usually served by the same code, so one of them meets every pair of methods.
  const examples = names.flatMap((name, order) =>
    histories(resourceOf(t.profile, name), { ...formOptions(t.session, name), brief: order > 0 }).map(
      (history, at) => ({
        name,
        commands: draw(history, t.seed + at),
      }),
    ),
  );
  const runs = Math.ceil(t.session.settings.runs * DRAWN_SHARE);
  await t.property('a sequence of requests', sequences, agreesThroughout, { examples, runs });
};

async function agreesThroughout(c: Case, { name, commands }: { name: string; commands: Command[] }): Promise<void> {
  const model: Known[] = [];
  for (const command of commands) await step(c, name, model, command);
  for (const known of model) await agrees(c, known, 'at the end');
  // The clean-up is part of the property, because it uses overloaded deletes.
  if (!deletable(c.profile).includes(name)) return;
  for (const known of model.filter(exists)) {
    await remove(c, known, { op: 'delete', verb: OVERLOADED_DELETE, index: 0, form: [] });
    await agrees(c, known, 'at the end');
  }
}

const exists = ({ held, isUnclear }: Known): boolean => !isUnclear && held.removedBy === undefined;

async function step(c: Case, name: string, model: Known[], command: Command): Promise<void> {
  const known = model[command.index % Math.max(1, model.length)];
  if (command.op === 'create' || known === undefined) {
    model.push(await create(c, name, command));
    return;
  }
  if (command.op === 'list') return expectListed(c, name, model);
  if (known.isUnclear) return;
  switch (command.op) {
    case 'read':
      await agrees(c, known, 'at a read');
      return;
    case 'conditional':
      if (exists(known)) await conditionalReads(c, known);
      return;
    case 'update':
      return update(c, known, command);
    case 'refused':
      return refused(c, known, command);
    case 'rejected':
      return rejected(c, known, command);
    case 'delete':
      return remove(c, known, command);
  }
}

async function create(c: Case, name: string, { verb, form }: Command): Promise<Known> {
  const sent = marked(c, name, form);
  const exchange = await c.send(c.session.requests.write(verb, pathOf(c.session, name), sent));
  const live = have(liveIn(c.session, name, exchange, sent), `a create was answered ${exchange.response.status}`);
  check(c, !c.holdings.isRepeated(live), () => ({
    message: 'a create returns a new sid',
    expected: 'a sid that no earlier create returned',
    actual: 'the sid of an earlier create',
    exchange,
  }));
  const held = have(c.session.account.at(live.path), 'the path of the created resource is unknown');
  const known: Known = { live, held, isUnclear: false };
  await written(c, known, exchange, `${verbName(verb)} to create`);
  return known;
}

async function update(c: Case, known: Known, { verb, form }: Command): Promise<void> {
  const isKept = exists(known);
  const exchange = await answer(c, known, verb, writeTo(c, known, verb, form));
  if (!isKept) return absent(c, exchange, `${verbName(verb)} to a deleted resource`);
  expectServed(c, exchange, `${verbName(verb)} to an existing resource is served`);
  await written(c, known, exchange, verbName(verb));
}

/** A write without sufficient credentials. Other clauses judge its answer; the state is judged at the next read. */
async function refused(c: Case, known: Known, { verb, form }: Command): Promise<void> {
  const { requests, settings } = c.session;
  const request = verb.method === 'DELETE' ? requests.remove(verb, known.live.path) : writeTo(c, known, verb, form);
  const exchange = await c.send({ ...request, credential: wrongToken(settings.account, settings.seed) });
  known.isUnclear ||= isSuccess(exchange) || exchange.busy;
}

/** An update with an invalid value. Other clauses judge its answer; the state is judged at the next read. */
async function rejected(c: Case, known: Known, { verb, form, broken }: Command): Promise<void> {
  const sent = marked(c, known.live.resource, form, broken === undefined ? {} : { broken });
  const exchange = await c.send(c.session.requests.write(verb, known.live.path, sent));
  known.isUnclear ||= isSuccess(exchange) || exchange.busy;
}

async function remove(c: Case, known: Known, { verb }: Command): Promise<void> {
  const isKept = exists(known);
  const exchange = await answer(c, known, verb, c.session.requests.remove(verb, known.live.path));
  if (!isKept) return absent(c, exchange, `${verbName(verb)} of a deleted resource`);
  expectServed(c, exchange, `${verbName(verb)} of an existing resource is served`);
}

/** The answer to an accepted write and a GET agree with the model and with each other. */
async function written(c: Case, known: Known, exchange: Exchange, what: string): Promise<void> {
  shows(c, known, exchange, `the answer to ${what}`);
  const found = await agrees(c, known, `after ${what}`, true);
  if (found !== undefined)
    expectAgree(c, known.live.resource, exchange, found, `the answer to ${what} and a later GET agree`);
}

/** A GET agrees with the model, and with the last GET unless the resource was written since. */
async function agrees(c: Case, known: Known, when: string, isWritten = false): Promise<Exchange | undefined> {
  if (known.isUnclear) return undefined;
  const exchange = exists(known) ? await read(c, known.live) : await waitUntilGone(c, known.live);
  needAnswer(c, exchange);
  if (!exists(known)) {
    absent(c, exchange, `a GET of a deleted resource ${when}`);
    return undefined;
  }
  check(c, exchange.response.status === 200, () => ({
    message: `an existing resource can be read ${when}`,
    expected: 'status 200',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
  shows(c, known, exchange, `a GET ${when}`);
  if (!isWritten && known.seen !== undefined)
    expectAgree(c, known.live.resource, known.seen, exchange, 'refused and rejected writes, and reads, change nothing');
  noteValidator(c, known, exchange);
  return exchange;
}

function writeTo(c: Case, { live }: Known, verb: Command['verb'], form: Command['form']): HttpRequest {
  return c.session.requests.write(verb, live.path, marked(c, live.resource, form));
}

/** The answer to a write. Only 5xx to every attempt, while the same request to another resource is served, contradicts the model. */
async function answer(c: Case, { live }: Known, verb: Verb, request: HttpRequest): Promise<Exchange> {
  const exchange = await c.send(request);
  const isError = exchange.busy && exchange.response.status >= 500;
  if (isError && (await isServed(c, { resource: live.resource, place: 'instance', verb })))
    expectServed(c, exchange, `${verbName(verb)} is served whatever the history of the resource`);
  needAnswer(c, exchange);
  return exchange;
}

function absent(c: Case, exchange: Exchange, what: string): void {
  check(c, exchange.response.status === 404, () => ({
    message: `${what} answers 404`,
    expected: 'status 404',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

function shows(c: Case, { live, held }: Known, exchange: Exchange, what: string): void {
  expectShows(c, live.resource, [...held.fields], exchange, `${what} shows the last value of each field`);
  expectSameSid(c, exchange, c.shown(exchange) ?? {}, live);
}
