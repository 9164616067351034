/** `lifecycle.model`: random sequences of requests agree with a simple model at every step. */
import fc from 'fast-check';
import { type Exchange, type HttpRequest, isServed } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { type Command, everyUpdate, requestSequence } from '../../../generators/requests/requestSequence.ts';
import { draw } from '../../../generators/seed.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
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
import { waitUntilGone } from '../../fixtures/reading/gone.ts';
import { formOptions, marked } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';

/** What the model knows of a resource: the last value of each field that was sent, and whether it stands. */
interface Known {
  live: Live;
  fields: Map<string, string>;
  stands: boolean;
}

const LONGEST = 10;

export const lifecycleModel: Probe = async (t) => {
  t.evidence.add('natural');
  const names = creatable(t.profile).filter((name) => createVerb(t.profile, name) === POST);
  if (names.length === 0) throw new NotApplicable('no resource of this run can be created by POST');
  const sequences = fc.constantFrom(...names).chain((name) => {
    const resource = resourceOf(t.profile, name);
    const options = { ...formOptions(t.session.settings.values, name), maxLength: LONGEST };
    return fc.record({ name: fc.constant(name), commands: requestSequence(resource, options) });
  });
  const examples = names.map((name) => ({
    name,
    commands: draw(everyUpdate(resourceOf(t.profile, name), formOptions(t.session.settings.values, name)), t.seed),
  }));
  const sequence = async (c: Case, { name, commands }: { name: string; commands: Command[] }): Promise<void> => {
    const model: Known[] = [];
    for (const command of commands) await step(c, name, model, command);
    for (const known of model) await agrees(c, known, 'at the end');
    // what is to be removed anyway is removed by the request that a target may lose, and looked for
    if (!deletable(t.profile).includes(name)) return;
    for (const known of model.filter(({ stands }) => stands)) {
      await remove(c, known, OVERLOADED_DELETE);
      await agrees(c, known, 'at the end');
    }
  };
  // beside all that are drawn: what strikes one request in twenty needs them
  await t.property('a sequence of requests', sequences, sequence, { examples });
};

async function step(c: Case, name: string, model: Known[], { op, index, form }: Command): Promise<void> {
  const known = model[index % Math.max(1, model.length)];
  if (op === 'create' || known === undefined) return create(c, name, model, form);
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

async function create(c: Case, name: string, model: Known[], form: Form): Promise<void> {
  const own = marked(c, name, form);
  const exchange = await c.send(c.session.requests.write(POST, c.path(name), own));
  const live = c.have(c.live(name, exchange, own), `a create was answered ${exchange.response.status}`);
  c.check(!c.isRepeated(live), () => ({
    message: 'a create gives a resource that was not there before',
    expected: 'a new sid',
    actual: 'the sid of an earlier one',
    exchange,
  }));
  const known: Known = { live, fields: new Map(own), stands: true };
  model.push(known);
  shows(c, known, exchange, 'the answer to a create');
}

async function update(c: Case, known: Known, verb: Verb, form: Form): Promise<void> {
  const own = marked(c, known.live.resource, form);
  const exchange = await served(c, c.session.requests.write(verb, known.live.path, own));
  const { status } = exchange.response;
  if (!known.stands) return absent(c, exchange, `${verbName(verb)} to a deleted resource`);
  c.check(isServed(exchange), () => ({
    message: `${verbName(verb)} to a resource that stands is served`,
    expected: 'a status 2xx',
    actual: `status ${status}`,
    exchange,
  }));
  for (const [field, value] of own) known.fields.set(field, value);
  shows(c, known, exchange, `the answer to ${verbName(verb)}`);
}

async function remove(c: Case, known: Known, verb: Verb): Promise<void> {
  const exchange = await served(c, c.session.requests.remove(verb, known.live.path));
  const { status } = exchange.response;
  if (!known.stands) return absent(c, exchange, `${verbName(verb)} of a deleted resource`);
  c.check(isServed(exchange), () => ({
    message: `${verbName(verb)} of a resource that stands is served`,
    expected: 'a status 2xx',
    actual: `status ${status}`,
    exchange,
  }));
  known.stands = false;
}

/** The representation is what the model says, or there is none. */
async function agrees(c: Case, known: Known, when: string): Promise<void> {
  const exchange = known.stands ? await c.read(known.live) : await waitUntilGone(c, known.live);
  c.need(!exchange.busy && exchange.response.status !== 401, `a read was answered ${exchange.response.status}`);
  if (!known.stands) return absent(c, exchange, `a GET of a deleted resource ${when}`);
  c.check(exchange.response.status === 200, () => ({
    message: `a resource that stands can be read ${when}`,
    expected: 'status 200',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
  shows(c, known, exchange, `a GET ${when}`);
}

async function served(c: Case, request: HttpRequest): Promise<Exchange> {
  const exchange = await c.send(request);
  c.need(!exchange.busy && exchange.response.status !== 401, `a step was answered ${exchange.response.status}`);
  return exchange;
}

function absent(c: Case, exchange: Exchange, what: string): void {
  c.check(exchange.response.status === 404, () => ({
    message: `${what} answers 404`,
    expected: 'status 404',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

function shows(c: Case, { live, fields }: Known, exchange: Exchange, what: string): void {
  const shown = c.shown(exchange) ?? {};
  const wrong = difference(c.resource(live.resource), [...fields], shown);
  c.check(wrong === undefined, () => ({
    message: `${what} shows the last value of each field`,
    expected: `${wrong?.property} ${JSON.stringify(wrong?.expected)}`,
    actual: `${wrong?.property} ${JSON.stringify(wrong?.actual)}`,
    exchange,
  }));
  const property = c.resource(live.resource).sid?.property ?? 'sid';
  c.check(shown[property] === live.sid, () => ({
    message: `${what} shows the sid of the resource`,
    expected: JSON.stringify(live.sid),
    actual: JSON.stringify(shown[property]) ?? 'none',
    exchange,
  }));
}
