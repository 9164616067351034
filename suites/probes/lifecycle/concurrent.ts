/** `lifecycle.concurrent`: simultaneous requests to different resources do not affect each other. */
import { type Exchange, type HttpRequest, isSuccess } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import { type Case, type Live, liveIn, lookAt, own, waitUntilGone } from '../../fixtures/index.ts';
import { creatable, deletable, offers } from '../../fixtures/profile/operations.ts';
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
import { pathOf } from '../../fixtures/run/session.ts';
import { differingForm, plainForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, need, needAnswer } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** The maximum number of simultaneous requests. */
const MOST_AT_ONCE = 6;

export const lifecycleConcurrent: Probe = async (t) => {
  const { concurrency } = t.session.settings;
  if (concurrency < 2) throw new NotExercised('--concurrency 1 allows no simultaneous requests');
  const size = Math.min(MOST_AT_ONCE, concurrency);
  const names = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  await t.each(
    names,
    (name) => `${size} ${name} at once`,
    'no resource of this run can be created and read',
    async (c, name) => {
      const neighbour = await own(c, name);
      let lives = await creates(c, name, size);
      const all = rounds(verbsAt(c, name, 'instance'));
      // Resources of one API are usually served by the same code, so only the first one meets each verb alone.
      for (const verbs of name === names[0] ? all : all.slice(-1)) lives = await updates(c, lives, verbs);
      if (deletable(t.profile).includes(name)) await deletes(c, [...lives, neighbour]);
    },
  );
};

function verbsAt(c: Case, name: string, place: 'collection' | 'instance'): Verb[] {
  return [POST, PUT, OVERLOADED_PUT].filter((verb) =>
    writings(c.profile, verb).some((operation) => operation.resource === name && operation.place === place),
  );
}

/** One round for each verb alone, and one in which all verbs take turns. */
function rounds(verbs: Verb[]): Verb[][] {
  return verbs.length === 0 ? [] : [...verbs.map((verb) => [verb]), verbs];
}

/**
 * Sends the requests at the same time, while no other request is pending. A limit of the rate, which the user set, may spread them.
 * The collection has been written before, because the ledger reads it before the first create.
 */
function simultaneously(c: Case, requests: HttpRequest[]): Promise<Exchange[]> {
  const { client, settings } = c.session;
  if (settings.rate !== null) return Promise.all(requests.map((request) => c.send(request)));
  return client.queue.runAlone((direct) => Promise.all(requests.map((request) => c.send(request, { direct }))));
}

async function creates(c: Case, name: string, size: number): Promise<Live[]> {
  const { requests } = c.session;
  const verbs = verbsAt(c, name, 'collection');
  const forms = Array.from({ length: size }, () => plainForm(c, name));
  const exchanges = await simultaneously(
    c,
    forms.map((form, at) => requests.write(turn(verbs, at), pathOf(c.session, name), form)),
  );
  const lives = exchanges.flatMap((exchange, at) => liveIn(c.session, name, exchange, forms[at]) ?? []);
  need(lives.length === size, `${size - lives.length} of ${size} simultaneous creates were refused`);
  const distinct = new Set(lives.map(({ sid }) => sid)).size;
  check(c, distinct === size, () => ({
    message: 'simultaneous creates create distinct resources',
    expected: `${size} distinct sids`,
    actual: `${distinct} distinct sids`,
  }));
  return expectOwnValues(c, lives, exchanges, 'simultaneous creates: each resource has its own values');
}

async function updates(c: Case, lives: Live[], verbs: Verb[]): Promise<Live[]> {
  const { requests } = c.session;
  const updated = lives.map((live) => ({ ...live, form: differingForm(c, live) }));
  const exchanges = await simultaneously(
    c,
    updated.map(({ path, form }, at) => requests.write(turn(verbs, at), path, form)),
  );
  const refused = exchanges.filter(({ response }) => response.status !== 200).length;
  const names = verbs.map(verbName).join(' and ');
  need(refused === 0, `${refused} of ${lives.length} simultaneous updates by ${names} were refused`);
  const rule = `simultaneous updates by ${names}: each resource has its own values`;
  return expectOwnValues(c, updated, exchanges, rule);
}

/** Deletes every other resource, natively and overloaded; the rest stays unchanged. Then deletes one of the rest several times at once. */
async function deletes(c: Case, lives: Live[]): Promise<void> {
  const { requests } = c.session;
  const verbs = [DELETE, OVERLOADED_DELETE];
  const doomed = lives.filter((_, at) => at % 2 === 0);
  const kept = lives.filter((_, at) => at % 2 === 1);
  const exchanges = await simultaneously(
    c,
    doomed.map(({ path }, at) => requests.remove(turn(verbs, at), path)),
  );
  const refused = exchanges.filter((exchange) => !isSuccess(exchange)).length;
  await expectOwnValues(c, kept, [], 'simultaneous deletes: the other resources stay unchanged');
  need(refused === 0, `${refused} of ${doomed.length} simultaneous deletes were refused`);
  for (const live of doomed) await expectDeleted(c, live, 'simultaneous deletes: each deletes its own resource');
  const [last] = kept;
  if (last === undefined) return;
  const several = await simultaneously(
    c,
    [DELETE, OVERLOADED_DELETE, DELETE].map((verb) => requests.remove(verb, last.path)),
  );
  for (const exchange of several) {
    needAnswer(c, exchange);
    check(c, [204, 404].includes(exchange.response.status), () => ({
      message: 'simultaneous DELETEs of one resource are answered 204 or 404',
      expected: 'status 204 or 404',
      actual: `status ${exchange.response.status}`,
      exchange,
    }));
  }
}

async function expectDeleted(c: Case, live: Live, rule: string): Promise<void> {
  const exchange = await waitUntilGone(c, live);
  needAnswer(c, exchange);
  check(c, exchange.response.status === 404, () => ({
    message: rule,
    expected: 'status 404 for a GET',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

/** Checks the answers and a GET of each resource. Returns the resources as they are now. */
async function expectOwnValues(c: Case, lives: Live[], answers: Exchange[], rule: string): Promise<Live[]> {
  const reads = await Promise.all(lives.map((live) => lookAt(c, live)));
  for (const exchanges of [answers, reads])
    for (const [at, exchange] of exchanges.entries()) {
      const { status } = exchange.response;
      const live = lives[at] as Live;
      const wrong = difference(c.resource(live.resource), live.form, c.shown(exchange) ?? {});
      check(c, isSuccess(exchange) && wrong === undefined, () => ({
        message: rule,
        expected: wrong === undefined ? 'status 200' : `${wrong.property} ${JSON.stringify(wrong.expected)}`,
        actual: isSuccess(exchange) ? `${wrong?.property} ${JSON.stringify(wrong?.actual)}` : `status ${status}`,
        exchange,
      }));
    }
  return lives.map((live, at) => ({ ...live, representation: c.shown(reads[at] as Exchange) ?? live.representation }));
}

const turn = (verbs: Verb[], at: number): Verb => verbs[at % verbs.length] ?? POST;
