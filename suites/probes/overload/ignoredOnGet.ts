/** `overload.get.ignored`: `_method` on a GET has no effect (RFC 9110 9.2.1). */
import type { Representation } from '../../../client/exchange.ts';
import { Inconclusive } from '../../../client/failures.ts';
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import { FORM_TYPE } from '../../../generators/requests/mediaType.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { type Case, type Live, own } from '../../fixtures/index.ts';
import { creatable, isUpdatable, offers, readOnly } from '../../fixtures/profile/operations.ts';
import { find, isListed } from '../../fixtures/run/lists.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { stable } from '../../fixtures/values/comparison.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { isShown, type Recognisable, recognisableForm } from '../../fixtures/values/recognisableValue.ts';
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
  await t.each(
    places(t.profile),
    ({ name, methods }) => `GETs of ${name} with _method=${methods.join(', ')}`,
    'the profile offers no list and no singleton to read',
    expectListIgnores,
  );
};

interface PlaceRow {
  name: string;
  methods: string[];
  /** The list of resources that a wrongly executed PUT would create. */
  list: boolean;
}

/** A list is not sent DELETE, which a target that wrongly honours it might apply to resources of other owners. */
function places(profile: Profile): PlaceRow[] {
  return [
    ...creatable(profile)
      .filter((name) => offers(profile, name, 'collection', 'GET'))
      .map((name) => ({ name, methods: ['PUT'], list: true })),
    ...readOnly(profile).map((name) => ({ name, methods: ['DELETE', 'PUT'], list: false })),
  ];
}

/** A list or a singleton answers with the status of the same GET without `_method`, and a list gets no new item. */
async function expectListIgnores(c: Case, { name, methods, list }: PlaceRow): Promise<void> {
  const path = pathOf(c.session, name);
  const value = list ? recognisable(c, name) : undefined;
  const bodies = [undefined, ...(value === undefined ? [] : [encodeForm(value.form)])];
  for (const method of methods) {
    for (const body of bodies) await expectSameStatus(c, path, method, body);
  }
  if (value === undefined || !isListed(c.session, name)) return;
  const created = await find(c, name, (item) => isShown(item, value));
  check(c, created === undefined, () => ({
    message: 'a GET of a list with _method=PUT creates nothing',
    expected: 'no item with the sent value',
    actual: `${value.property} ${JSON.stringify(value.text)}`,
  }));
}

/** A form whose values a list would show; undefined if the resource has no such field. */
function recognisable(c: Case, name: string): Recognisable | undefined {
  try {
    return recognisableForm(c, name, 'create');
  } catch (error) {
    if (error instanceof Inconclusive) return undefined;
    throw error;
  }
}

/** Compares with the same GET without `_method`. A server may refuse a GET with a body (RFC 9110 9.3.1). */
async function expectIgnored(
  c: Case,
  live: Live,
  method: string,
  body: string | undefined,
  before: Representation,
): Promise<void> {
  const { exchange, plain, what } = await expectSameStatus(c, live.path, method, body);
  if (plain.response.status === 200) {
    const shown = stable(c.resource(live.resource), c.shown(exchange) ?? {});
    expectSame(c, before, shown, exchange, `${what} returns the unchanged representation`);
  }
  await expectUnchanged(c, live, before, `${what} changes nothing`);
}

async function expectSameStatus(c: Case, path: string, method: string, body: string | undefined) {
  const get = (query?: string) =>
    c.send({
      ...c.session.requests.get(path, query),
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
  return { exchange, plain, what };
}
