/** `get.200`: the body is the requested representation. */
import type { Representation } from '../../../client/exchange.ts';
import { itemsIn, sidIn } from '../../../client/representation/representation.ts';
import { type Case, own, read } from '../../fixtures/index.ts';
import { creatable, offers } from '../../fixtures/profile/operations.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { expectRepresentation, expectSameSid, expectStatus } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** Lists and singletons, and one instance of each resource that the run can create. */
export const readOk: Probe = async (t) => {
  const lists = Object.keys(t.profile.resources).filter((name) => offers(t.profile, name, 'collection', 'GET'));
  const instances = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  await t.each(
    lists,
    (name) => `GET ${name}`,
    instances.length === 0 ? 'the profile offers nothing to read' : '',
    listIsServed,
  );
  await t.each(instances, (name) => `GET ${name} instance`, 'the profile offers nothing to read', instanceIsServed);
};

async function listIsServed(c: Case, name: string): Promise<void> {
  const exchange = await c.send(c.session.requests.get(pathOf(c.session, name)));
  await expectStatus(c, exchange, [200], 'GET of a collection or singleton answers 200');
  const { schema = {} } = c.resource(name).collection ?? {};
  const list = expectRepresentation(c, exchange, schema, 'the representation requested');
  await firstListedIsServed(c, name, list);
}

async function instanceIsServed(c: Case, name: string): Promise<void> {
  const live = await own(c, name);
  const exchange = await read(c, live);
  await expectStatus(c, exchange, [200], 'GET of an instance answers 200');
  const schema = c.resource(name).instance?.schema ?? {};
  const shown = expectRepresentation(c, exchange, schema, 'the representation requested');
  expectSameSid(c, exchange, shown, live);
}

/** Reads the first instance of a list whose resources the run cannot create. */
async function firstListedIsServed(c: Case, name: string, list: Representation): Promise<void> {
  if (creatable(c.profile).includes(name) || !offers(c.profile, name, 'instance', 'GET')) return;
  const sid = firstSid(c, name, list);
  if (sid === undefined) return;
  const path = pathOf(c.session, name, sid);
  const exchange = await read(c, { path });
  // Another client may have removed the instance. In that case the list no longer shows it.
  if (exchange.response.status === 404) {
    const again = await c.send(c.session.requests.get(pathOf(c.session, name)));
    if (firstSid(c, name, c.shown(again) ?? {}) !== sid) return;
  }
  await expectStatus(c, exchange, [200], 'GET of an instance that its list shows answers 200');
  const schema = c.resource(name).instance?.schema ?? {};
  const shown = expectRepresentation(c, exchange, schema, 'the representation requested');
  expectSameSid(c, exchange, shown, { resource: name, sid });
}

function firstSid(c: Case, name: string, list: Representation): string | undefined {
  const [first] = itemsIn(list, c.resource(name)) ?? [];
  return sidIn(first, c.resource(name));
}
