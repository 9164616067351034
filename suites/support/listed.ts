/** An instance that the run did not create, and so may only read: the first that its list shows. */
import type { Case } from './case.ts';
import type { Exchange, Representation } from './exchange.ts';
import { checkRepresentation, checkSameSid } from './judge.ts';
import { creatable, offers } from './targets.ts';

/** Reads it and judges what comes. Of a resource that the run creates itself, and of an empty list, nothing is read. */
export async function checkFirstListed(c: Case, name: string, list: Representation): Promise<void> {
  if (creatable(c.profile).includes(name) || !offers(c.profile, name, 'instance', 'GET')) return;
  const sid = firstSid(c, name, list);
  if (sid === undefined) return;
  const path = c.path(name, sid);
  const exchange: Exchange = await c.send(c.session.requests.get(path));
  // others may remove what is theirs: gone is what the list no longer shows
  if (exchange.response.status === 404) {
    const again = await c.send(c.session.requests.get(c.path(name)));
    if (firstSid(c, name, c.shown(again) ?? {}) !== sid) return;
  }
  await c.status(exchange, [200], 'GET of an instance that its list shows answers 200');
  const schema = c.resource(name).instance?.schema ?? {};
  const shown = checkRepresentation(c, exchange, schema, 'the representation requested');
  checkSameSid(c, exchange, shown, { resource: name, sid, path, form: [], representation: shown });
}

function firstSid(c: Case, name: string, list: Representation): string | undefined {
  const { collection, sid } = c.resource(name);
  const items = list[collection?.listProperty ?? ''];
  const [first] = Array.isArray(items) ? (items as Representation[]) : [];
  const own = first?.[sid?.property ?? 'sid'];
  return typeof own === 'string' && own !== '' ? own : undefined;
}
