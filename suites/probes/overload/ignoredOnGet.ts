/** `overload.get.ignored`: `_method` on a GET has no effect (RFC 9110 9.2.1). */
import type { Representation } from '../../../client/exchange.ts';
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import { FORM_TYPE } from '../../../generators/requests/mediaType.ts';
import { type Case, type Live, own } from '../../fixtures/index.ts';
import { creatable, isUpdatable, offers } from '../../fixtures/profile/operations.ts';
import { stable } from '../../fixtures/values/comparison.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { check, expectSame, expectUnchanged, need, stableState } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** Sends all GETs to one resource, because none may change it. */
export const ignoredOnGet: Probe = async (t) => {
  const names = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  await t.each(
    names,
    (name) => `GETs of ${name} with _method, with a form and without`,
    'the profile offers no instance to read',
    async (c, name) => {
      const live = await own(c, name);
      const before = await stableState(c, live);
      const isWritable = Object.values(c.resource(name).fields).some(isUpdatable);
      for (const method of ['DELETE', 'PUT']) {
        await expectIgnored(c, live, method, undefined, before);
        if (isWritable) await expectIgnored(c, live, method, encodeForm(differingForm(c, live)), before);
      }
    },
  );
};

/** Compares with the same GET without `_method`. A server may refuse a GET with a body (RFC 9110 9.3.1). */
async function expectIgnored(
  c: Case,
  live: Live,
  method: string,
  body: string | undefined,
  before: Representation,
): Promise<void> {
  const get = (query?: string) =>
    c.send({
      ...c.session.requests.get(live.path, query),
      ...(body !== undefined && { contentType: FORM_TYPE, body }),
    });
  const what = `a GET with _method=${method}${body === undefined ? '' : ' and a form'}`;
  const exchange = await get(`_method=${method}`);
  const plain = await get();
  need(!exchange.busy && !plain.busy, 'the target still answered a GET with 429 or 5xx after all retries');
  check(c, exchange.response.status === plain.response.status, () => ({
    message: `${what} answers like the same GET without it`,
    expected: `status ${plain.response.status}`,
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
  if (plain.response.status === 200) {
    const shown = stable(c.resource(live.resource), c.shown(exchange) ?? {});
    expectSame(c, before, shown, exchange, `${what} returns the unchanged representation`);
  }
  await expectUnchanged(c, live, before, `${what} changes nothing`);
}
