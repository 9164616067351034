/** 302: a GET of the URI in Location returns the representation. */
import { type Exchange, type HttpRequest, header } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import type { Case } from '../../fixtures/index.ts';
import { GET } from '../../fixtures/profile/verbs.ts';
import { check, expectRepresentation, expectSameSid, expectStatus } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { provoke } from './provoke.ts';

const HOPS = 5;

/** `get.302`: follows the redirect without the hook, and only on the same origin. */
export const found: Probe = async (t) => {
  await t.case('GET with the hook', async (c) => {
    const { exchange, request, live, operation } = await provoke(c, GET, 302);
    const last = await follow(c, request, exchange);
    await expectStatus(c, last, [200], 'a GET of the URI in Location answers 200');
    const { collection, instance } = c.resource(operation.resource);
    const schema = (operation.place === 'instance' ? instance?.schema : collection?.schema) ?? {};
    const shown = expectRepresentation(c, last, schema, 'the representation at the URI in Location');
    if (live !== undefined) expectSameSid(c, last, shown, live);
  });
};

/** The answer after at most five redirects. */
async function follow(c: Case, from: HttpRequest, redirect: Exchange): Promise<Exchange> {
  let request = from;
  let exchange = redirect;
  for (let hop = 0; hop < HOPS && exchange.response.status === 302; hop += 1) {
    const location = header(exchange.response, 'location');
    check(c, location !== undefined && URL.canParse(location, c.session.settings.baseUrl), () => ({
      message: 'a 302 has a Location header field (RFC 9110 15.4.3)',
      expected: 'a URI reference',
      actual: location === undefined ? 'no Location' : `Location: ${location}`,
      exchange: redirect,
    }));
    request = redirected(c, request, location ?? '');
    exchange = await c.send(request);
  }
  return exchange;
}

/** The request for a Location. Throws NotExercised for another origin, which must not receive the credentials. */
function redirected(c: Case, from: HttpRequest, location: string): HttpRequest {
  const base = new URL(c.session.settings.baseUrl);
  const prefix = base.pathname.replace(/\/$/, '');
  const url = new URL(location, `${base.origin}${prefix}${from.path}`);
  if (url.origin !== base.origin)
    throw new NotExercised(`Location leads to another origin (${url.origin}), and the run does not follow it`);
  if (!url.pathname.startsWith(`${prefix}/`))
    throw new NotExercised('Location leads outside the base URL, and the run does not follow it');
  return { ...c.session.requests.get(url.pathname.slice(prefix.length)), query: url.search.slice(1) };
}
