/** 302: a GET of the URI in Location returns the representation. */
import { type Exchange, type HttpRequest, header } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import { isNaturalRedirect, redirected, redirectTarget } from '../../../client/redirect.ts';
import { type Case, shared } from '../../fixtures/index.ts';
import { creatable, type Operation, offers } from '../../fixtures/profile/operations.ts';
import { GET } from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { check, expectRepresentation, expectSameSid, expectStatus, observe } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { type Provoked, provoke } from './provoke.ts';

/** `get.302`: every redirect leads to the representation, whether the target redirects by itself or because of the hook. */
export const found: Probe = async (t) => {
  await t.case('GETs, without the hook and with it', async (c) => {
    const redirects = await followsItsOwn(c);
    if (redirects > 0 && t.session.settings.hook === null) return;
    const provoked = await provoke(c, GET, 302).catch((error: unknown) => {
      if (redirects === 0 || !(error instanceof NotExercised)) throw error;
      // The redirects without the hook suffice.
      c.evidence = 'natural';
      observe(c, error.message);
      return undefined;
    });
    if (provoked === undefined) return;
    const { exchange } = provoked;
    const next = nextOf(c, exchange);
    await expectFound(c, provoked, next === undefined ? exchange : await c.send(next));
  });
};

/** Reads every list and one instance of each resource. Judges those that the target redirects by itself, and returns their number. */
async function followsItsOwn(c: Case): Promise<number> {
  const { resources } = c.profile;
  const reads = Object.keys(resources).flatMap((resource) =>
    (['collection', 'instance'] as const)
      .filter((place) => offers(c.profile, resource, place, 'GET'))
      .filter((place) => place === 'collection' || creatable(c.profile).includes(resource))
      .map((place): Operation => ({ resource, place, verb: GET })),
  );
  let redirects = 0;
  for (const operation of reads) {
    const live = operation.place === 'instance' ? await shared(c, operation.resource) : undefined;
    const before = c.trail.exchanges.length;
    const last = await c.send(c.session.requests.get(live?.path ?? pathOf(c.session, operation.resource)));
    if (!c.trail.exchanges.slice(before).some(isNaturalRedirect)) continue;
    redirects += 1;
    await expectFound(c, { operation, live }, last);
  }
  return redirects;
}

/** The GET of the URI in the Location of a 302; undefined for another status. Throws NotExercised if the run does not follow it. */
function nextOf(c: Case, exchange: Exchange): HttpRequest | undefined {
  if (exchange.response.status !== 302) return undefined;
  const { baseUrl } = c.session.settings;
  const location = header(exchange.response, 'location');
  check(c, location !== undefined && URL.canParse(location, baseUrl), () => ({
    message: 'a 302 has a Location header field (RFC 9110 15.4.3)',
    expected: 'a URI reference',
    actual: location === undefined ? 'no Location' : `Location: ${location}`,
    exchange,
  }));
  const next = redirected(exchange, baseUrl);
  if (next === undefined)
    throw new NotExercised(`${String(redirectTarget(exchange, baseUrl))}, and the run does not follow it`);
  return next;
}

/** Checks that the last answer is the representation. */
async function expectFound(c: Case, { operation, live }: Pick<Provoked, 'operation' | 'live'>, last: Exchange) {
  const next = nextOf(c, last);
  check(c, next === undefined, () => ({
    message: 'five redirects at most lead to the representation',
    expected: 'status 200',
    actual: 'status 302 after all redirects',
    exchange: last,
  }));
  await expectStatus(c, last, [200], 'a GET of the URI in Location answers 200');
  const { collection, instance } = c.resource(operation.resource);
  const schema = (operation.place === 'instance' ? instance?.schema : collection?.schema) ?? {};
  const shown = expectRepresentation(c, last, schema, 'the representation at the URI in Location');
  if (live !== undefined) expectSameSid(c, last, shown, live);
}
