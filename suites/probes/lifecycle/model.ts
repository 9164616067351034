/** `lifecycle.model`: random sequences of requests agree with a simple model at every step. */
import fc from 'fast-check';
import type { Exchange, HttpRequest } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { type Command, everyUpdate, requestSequence } from '../../../generators/requests/requestSequence.ts';
import { draw } from '../../../generators/seed.ts';
import { type Case, type Live, liveIn, read, waitUntilGone } from '../../fixtures/index.ts';
import { creatable, createVerb, deletable, resourceOf } from '../../fixtures/profile/operations.ts';
import {
  DELETE,
  OVERLOADED_DELETE,
  OVERLOADED_PUT,
  POST,
  PUT,
  type Verb,
  verbName,
} from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { formOptions, marked } from '../../fixtures/values/forms.ts';
import { check, expectSameSid, expectServed, expectShows, have, needAnswer } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** The modelled state of a resource: the last value sent for each field, and whether it exists. */
interface Known {
  live: Live;
  fields: Map<string, string>;
  exists: boolean;
}

const LONGEST = 10;

export const lifecycleModel: Probe = async (t) => {
  const names = creatable(t.profile).filter((name) => createVerb(t.profile, name) === POST);
  if (names.length === 0) throw new NotApplicable('no resource of this run can be created by POST');
  const sequences = fc.constantFrom(...names).chain((name) => {
    const options = { ...formOptions(t.session, name), maxLength: LONGEST };
    return fc.record({ name: fc.constant(name), commands: requestSequence(resourceOf(t.profile, name), options) });
  });
  const examples = names.map((name) => ({
    name,
    commands: draw(everyUpdate(resourceOf(t.profile, name), formOptions(t.session, name)), t.seed),
  }));
  await t.property('a sequence of requests', sequences, agreesThroughout, { examples });
};

async function agreesThroughout(c: Case, { name, commands }: { name: string; commands: Command[] }): Promise<void> {
  const model: Known[] = [];
  for (const command of commands) await step(c, name, model, command);
  for (const known of model) await agrees(c, known, 'at the end');
  // The clean-up is part of the property, because it uses overloaded deletes.
  if (!deletable(c.profile).includes(name)) return;
  for (const known of model.filter(({ exists }) => exists)) {
    await remove(c, known, OVERLOADED_DELETE);
    await agrees(c, known, 'at the end');
  }
}

async function step(c: Case, name: string, model: Known[], { op, index, form }: Command): Promise<void> {
  const known = model[index % Math.max(1, model.length)];
  if (op === 'create' || known === undefined) {
    model.push(await create(c, name, form));
    return;
  }
  switch (op) {
    case 'read':
      return agrees(c, known, 'at a read');
    case 'update':
      return update(c, known, POST, form);
    case 'put':
      return update(c, known, PUT, form);
    case 'overloaded-put':
      return update(c, known, OVERLOADED_PUT, form);
    case 'delete':
      return remove(c, known, DELETE);
    case 'overloaded-delete':
      return remove(c, known, OVERLOADED_DELETE);
  }
}

async function create(c: Case, name: string, form: Form): Promise<Known> {
  const sent = marked(c, name, form);
  const exchange = await c.send(c.session.requests.write(POST, pathOf(c.session, name), sent));
  const live = have(liveIn(c.session, name, exchange, sent), `a create was answered ${exchange.response.status}`);
  check(c, !c.holdings.isRepeated(live), () => ({
    message: 'a create returns a new sid',
    expected: 'a sid that no earlier create returned',
    actual: 'the sid of an earlier create',
    exchange,
  }));
  const known: Known = { live, fields: new Map(sent), exists: true };
  shows(c, known, exchange, 'the answer to a create');
  return known;
}

async function update(c: Case, known: Known, verb: Verb, form: Form): Promise<void> {
  const sent = marked(c, known.live.resource, form);
  const exchange = await answer(c, c.session.requests.write(verb, known.live.path, sent));
  if (!known.exists) return absent(c, exchange, `${verbName(verb)} to a deleted resource`);
  expectServed(c, exchange, `${verbName(verb)} to an existing resource is served`);
  for (const [field, value] of sent) known.fields.set(field, value);
  shows(c, known, exchange, `the answer to ${verbName(verb)}`);
}

async function remove(c: Case, known: Known, verb: Verb): Promise<void> {
  const exchange = await answer(c, c.session.requests.remove(verb, known.live.path));
  if (!known.exists) return absent(c, exchange, `${verbName(verb)} of a deleted resource`);
  expectServed(c, exchange, `${verbName(verb)} of an existing resource is served`);
  known.exists = false;
}

/** A GET agrees with the model. */
async function agrees(c: Case, known: Known, when: string): Promise<void> {
  const exchange = known.exists ? await read(c, known.live) : await waitUntilGone(c, known.live);
  needAnswer(c, exchange);
  if (!known.exists) return absent(c, exchange, `a GET of a deleted resource ${when}`);
  check(c, exchange.response.status === 200, () => ({
    message: `an existing resource can be read ${when}`,
    expected: 'status 200',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
  shows(c, known, exchange, `a GET ${when}`);
}

async function answer(c: Case, request: HttpRequest): Promise<Exchange> {
  const exchange = await c.send(request);
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

function shows(c: Case, { live, fields }: Known, exchange: Exchange, what: string): void {
  expectShows(c, live.resource, [...fields], exchange, `${what} shows the last value of each field`);
  expectSameSid(c, exchange, c.shown(exchange) ?? {}, live);
}
