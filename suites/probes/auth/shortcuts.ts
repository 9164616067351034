/** `auth.no-shortcut`: no kind of request opens a resource without sufficient credentials. */
import { type Exchange, type HttpRequest, header, headerValues } from '../../../client/exchange.ts';
import { createAgent } from '../../../client/transport/agent.ts';
import { noCredentials, wrongToken } from '../../../generators/credentials/credentials.ts';
import { isSingleton } from '../../../specs/profile/prerequisites.ts';
import { type Case, own, request, requestOn } from '../../fixtures/index.ts';
import { creatable, type Operation, offers, oneEachWay, operationName } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { POST } from '../../fixtures/profile/verbs.ts';
import { withHook } from '../../fixtures/provider/hook.ts';
import { isListed } from '../../fixtures/run/lists.ts';
import { firstPlace, linkIn, readPage } from '../../fixtures/run/pages.ts';
import { check, expectRefused, need, observe } from '../expect/index.ts';
import type { Probe, Trial } from '../probe.ts';

const NO_OPERATION = 'the profile offers no operation';

export const noShortcut: Probe = async (t) => {
  const all = representatives(t.profile).filter(({ verb }) => verb.method === 'GET');
  const singletons = all.filter(({ resource }) => isSingletonOf(t, resource));
  const reads = [...oneEachWay(all.filter((read) => !singletons.includes(read))), ...singletons.slice(0, 1)];
  await t.each(reads, (read) => `conditional ${operationName(read)}`, NO_OPERATION, conditionalReads);
  await t.each(reads, (read) => `HEAD instead of ${operationName(read)}`, NO_OPERATION, headRequests);
  await t.each(oneEachWay(reads), (read) => `${operationName(read)}, redirected`, NO_OPERATION, redirectedReads);
  await laterPages(t);
  await afterAuthenticated(t);
};

function isSingletonOf({ profile }: Trial, name: string): boolean {
  const resource = profile.resources[name];
  return resource !== undefined && isSingleton(resource);
}

/** Sends the request without credentials and with a wrong token. `valid` is the same request with the valid credentials. */
async function expectClosed(
  c: Case,
  valid: HttpRequest,
  what: string,
  isServed: () => Promise<boolean>,
  send: (request: HttpRequest) => Promise<Exchange> = (one) => c.send(one),
): Promise<void> {
  const { account, seed } = c.session.settings;
  for (const credential of [noCredentials(), wrongToken(account, seed)]) {
    const exchange = await send({ ...valid, credential });
    await expectRefused(c, { exchange, control: isServed }, [401], `${what} with ${credential.label} answers 401`);
  }
}

/** Whether the target serves the request, be it by a redirect. */
const isOpen = ({ response: { status } }: Exchange): boolean => status < 400;

const always = (served: boolean) => async () => served;

/** The same read just before, with the valid credentials, also shows whether a cache answers the one without. */
async function conditionalReads(c: Case, operation: Operation): Promise<void> {
  const valid = await request(c, operation, 'shared');
  const served = await c.send(valid);
  const etag = header(served.response, 'etag');
  const date = header(served.response, 'last-modified') ?? header(served.response, 'date');
  const conditions: [name: string, value: string][] = [
    ...(etag === undefined || etag === '' ? [] : [['If-None-Match', etag] satisfies [string, string]]),
    ['If-None-Match', '*'],
    ...(date === undefined || date === '' ? [] : [['If-Modified-Since', date] satisfies [string, string]]),
  ];
  await expectClosed(c, valid, 'GET', always(isOpen(served)));
  for (const condition of conditions)
    await expectClosed(
      c,
      { ...valid, headers: [condition] },
      `GET with ${condition[0]}: ${condition[1] === '*' ? '*' : 'the current validator'}`,
      always(isOpen(served)),
    );
}

/** A target need not offer HEAD, but then it must not answer it without credentials either. */
async function headRequests(c: Case, operation: Operation): Promise<void> {
  const valid: HttpRequest = { ...(await request(c, operation, 'shared')), head: true };
  const served = await c.send(valid);
  if (isOpen(served)) return expectClosed(c, valid, 'HEAD', always(true));
  observe(c, `HEAD with the valid credentials answers ${served.response.status}`);
  const exchange = await c.send({ ...valid, credential: noCredentials() });
  check(c, !isOpen(exchange), () => ({
    message: 'HEAD with no credentials opens nothing',
    expected: 'status 401, or the refusal that HEAD with the valid credentials gets',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

/** A GET that the target redirects, with the hook or of its own accord, and the GET of the URI in Location. */
async function redirectedReads(c: Case, operation: Operation): Promise<void> {
  const { hook } = c.session.settings;
  const plain = await request(c, operation, 'shared');
  const valid = hook === null ? plain : withHook(plain, hook, 302);
  const { response } = await c.send(valid);
  if (response.status < 300 || response.status > 399)
    return observe(c, 'the target redirects no GET of this run that could be tried');
  if (hook !== null) c.evidence = 'hook';
  await expectClosed(c, valid, 'GET that is to be redirected', always(true));
}

/** The second page of each list, at a size of one. */
async function laterPages(t: Trial): Promise<void> {
  const { paging } = t.profile;
  if (paging === null) return;
  const names = creatable(t.profile).filter((name) => isListed(t.session, name));
  await t.each(
    names,
    (name) => `a later page of ${name}`,
    NO_OPERATION,
    async (c, name) => {
      await own(c, name);
      await own(c, name);
      const first = await readPage(c, name, firstPlace(c.session, name, 1));
      need(first.items !== undefined, `the list of ${name} could not be read`);
      const next = linkIn(c.session, first, paging.nextProperty);
      if (next === undefined || next === null) return observe(c, `the list of ${name} has no later page`);
      const valid = c.session.requests.get(next.path, next.query);
      await expectClosed(c, valid, 'GET of a later page', async () => isOpen(await c.send(valid)));
    },
  );
}

/** Requests that follow an authenticated one: on its connection, with its cookies, or with another hint at the account. */
async function afterAuthenticated(t: Trial): Promise<void> {
  const [resource] = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  if (resource === undefined) return;
  await t.case('on the connection of an authenticated request', (c) => onSameConnection(c, resource));
  await t.case('with the cookies of an authenticated request', (c) => withCookies(c, resource));
  await t.case('with the method or the account elsewhere', (c) => elsewhere(c, resource));
}

/** A read and an update, because a target may check the credentials of each in another place. */
async function onSameConnection(c: Case, resource: string): Promise<void> {
  const live = await own(c, resource);
  const agent = createAgent(c.session.settings, { keepAlive: true, maxSockets: 1 });
  const send = (one: HttpRequest) => c.send(one, { agent });
  try {
    for (const valid of [c.session.requests.get(live.path), ...updatesOf(c, resource, live)]) {
      const served = await send(valid);
      const what = `${valid.method} on the connection of an authenticated request`;
      await expectClosed(c, valid, what, always(isOpen(served)), send);
    }
  } finally {
    agent.destroy();
  }
}

async function withCookies(c: Case, resource: string): Promise<void> {
  const live = await own(c, resource);
  const answers = [...c.trail.exchanges, await c.send(c.session.requests.get(live.path))];
  const cookies = new Map(
    answers
      .flatMap(({ response }) => headerValues(response, 'set-cookie'))
      .map((field) => (field.split(';')[0] ?? '').trim())
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair]),
  );
  if (cookies.size === 0) return observe(c, 'authenticated answers set no cookie');
  const cookie: [string, string] = ['Cookie', [...cookies.values()].join('; ')];
  for (const valid of [c.session.requests.get(live.path), ...updatesOf(c, resource, live)]) {
    const served = isOpen(await c.send(valid));
    const what = `${valid.method} with the cookies of an authenticated request`;
    await expectClosed(c, { ...valid, headers: [cookie] }, what, always(served));
  }
}

/** The page knows no other place for the credentials, and no method that needs none. */
async function elsewhere(c: Case, resource: string): Promise<void> {
  const { requests, settings } = c.session;
  const { accountSid, authToken } = settings.account;
  const live = await own(c, resource);
  const served = always(isOpen(await c.send(requests.get(live.path))));
  const post = requests.write(POST, live.path, []);
  await expectClosed(c, { ...post, query: '_method=GET' }, 'POST ?_method=GET', served);
  await expectClosed(
    c,
    { ...post, headers: [['X-HTTP-Method-Override', 'GET']] },
    'POST with X-HTTP-Method-Override: GET',
    served,
  );
  // A token that the redactor cannot tell from other text must not become part of a recorded body.
  if (!c.session.redact.isDistinctive(authToken)) return;
  const form = requests.write(POST, live.path, [
    ['AccountSid', accountSid],
    ['AuthToken', authToken],
  ]);
  await expectClosed(c, form, 'POST with the credentials in its form', served);
}

/** The first update that the instance offers, as a valid request. */
function updatesOf(c: Case, resource: string, live: Awaited<ReturnType<typeof own>>): HttpRequest[] {
  const update = representatives(c.profile).find(
    ({ resource: name, place, verb }) =>
      name === resource && place === 'instance' && (verb.method === 'POST' || verb.method === 'PUT'),
  );
  return update === undefined ? [] : [requestOn(c, update, live)];
}
