/** `overload.get.ignored`: `_method` on a GET means nothing, and changes nothing (RFC 9110 9.2.1). */

import type { Exchange, Representation } from '../../../client/exchange.ts';
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import { FORM_TYPE } from '../../../generators/requests/mediaType.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { creatable, isUpdatable, offers } from '../../fixtures/profile/operations.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { firstDifference, stable } from '../../fixtures/values/normalise.ts';

const METHODS = ['DELETE', 'PUT'];

export const ignoredOnGet: Probe = async (t) => {
  t.evidence.add('natural');
  const names = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  await t.each(
    names,
    (name) => `GETs of ${name} with _method, with a form and without`,
    'the profile offers no instance to read',
    async (c, name) => {
      const live = await c.create(name);
      const writable = Object.values(c.resource(name).fields).some(isUpdatable);
      let before = stable(c.resource(name), await c.state(live));
      for (const methods of METHODS.map((method) => [method])) {
        for (const body of writable ? [false, true] : [false]) {
          before = await ignored(c, live, methods, body ? encodeForm(differingForm(c, live)) : '', before);
        }
      }
    },
  );
};

/** Judges a GET with each of the methods, and gives the state after them. */
async function ignored(
  c: Case,
  live: Live,
  methods: string[],
  form: string,
  before: Representation,
): Promise<Representation> {
  const resource = c.resource(live.resource);
  const get = (query?: string) => {
    const request = c.session.requests.get(live.path, query);
    return c.send(form === '' ? request : { ...request, contentType: FORM_TYPE, body: form });
  };
  const what = (method: string) => `a GET with _method=${method}${form === '' ? '' : ' and a form'}`;
  const exchanges: [method: string, Exchange][] = [];
  for (const method of methods) exchanges.push([method, await get(`_method=${method}`)]);
  // A server may refuse any GET with a body (RFC 9110 9.3.1): the comparison is with the same GET, form and all.
  const plain = await get();
  for (const [method, exchange] of exchanges) {
    c.need(!exchange.busy && !plain.busy, 'a GET was refused as busy');
    c.check(exchange.response.status === plain.response.status, () => ({
      message: `${what(method)} answers as the same GET without it`,
      expected: `status ${plain.response.status}`,
      actual: `status ${exchange.response.status}`,
      exchange,
    }));
    const answered = firstDifference(before, stable(resource, c.shown(exchange) ?? {}));
    c.check(plain.response.status !== 200 || answered === undefined, () => ({
      message: `${what(method)} gives the representation as the same GET without it`,
      expected: `${answered?.property} ${JSON.stringify(answered?.one)}`,
      actual: `${answered?.property} ${JSON.stringify(answered?.other)}`,
      exchange,
    }));
  }
  const read = await c.read(live);
  const after = stable(resource, c.shown(read) ?? {});
  const changed = firstDifference(before, after);
  c.check(read.response.status === 200 && changed === undefined, () => ({
    message: `${methods.map(what).join(' and ')} changes nothing`,
    expected: 'the same representation as before',
    actual:
      read.response.status === 200
        ? `${changed?.property} ${JSON.stringify(changed?.other)}`
        : `status ${read.response.status}`,
    exchange: read,
  }));
  return after;
}
