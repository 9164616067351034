/** 302: the representation can be had by GET at the URI in Location. */

import { type HttpRequest, header } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { GET } from '../../fixtures/profile/verbs.ts';
import { provoke } from '../../fixtures/provoking/provoke.ts';
import { checkRepresentation, checkSameSid } from '../expect/judge.ts';

const HOPS = 5;

/** `get.302`: followed by GET without the hook, on the same origin only. */
export const found: Probe = async (t) => {
  await t.case('GET with the hook', async (c) => {
    const { exchange, request, live, operation } = await provoke(t, c, GET, 302);
    let location = header(exchange.response, 'location');
    let from = request;
    for (let hop = 0; hop < HOPS; hop += 1) {
      c.check(location !== undefined && URL.canParse(location, c.session.settings.baseUrl), () => ({
        message: 'a 302 carries a Location (RFC 9110 15.4.3)',
        expected: 'a URI reference',
        actual: location === undefined ? 'no Location' : `Location: ${location}`,
        exchange,
      }));
      from = followed(c, from, location ?? '');
      const next = await c.send(from);
      if (next.response.status === 302 && hop < HOPS - 1) {
        location = header(next.response, 'location');
        continue;
      }
      await c.status(next, [200], 'the URI in Location gives the representation');
      const { collection, instance } = c.resource(operation.resource);
      const schema = (operation.place === 'instance' ? instance?.schema : collection?.schema) ?? {};
      checkRepresentation(c, next, schema, 'the representation at the URI in Location');
      if (live !== undefined) checkSameSid(c, next, c.shown(next) ?? {}, live);
      return;
    }
  });
};

/** The request that a Location leads to. Another origin is not given the credentials: not followed. */
function followed(c: Case, from: HttpRequest, location: string): HttpRequest {
  const { baseUrl } = c.session.settings;
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/$/, '');
  const url = new URL(location, `${base.origin}${prefix}${from.path}`);
  if (url.origin !== base.origin)
    throw new NotExercised(`Location leads to another origin (${url.origin}), which is not followed`);
  if (!url.pathname.startsWith(`${prefix}/`))
    throw new NotExercised('Location leads outside the base URL, which is not followed');
  return { ...c.session.requests.get(url.pathname.slice(prefix.length)), query: url.search.slice(1) };
}
