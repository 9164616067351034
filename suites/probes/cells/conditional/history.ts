/** 304 after changes: the validator from before a change no longer matches, whatever changes came before. */
import {
  type Exchange,
  type HttpRequest,
  header,
  isSuccess,
  type Representation,
} from '../../../../client/exchange.ts';
import { itemsIn } from '../../../../client/representation/representation.ts';
import type { Form } from '../../../../generators/forms/form.ts';
import { type Case, type Live, own, readBack, within } from '../../../fixtures/index.ts';
import { deletable, updatable } from '../../../fixtures/profile/operations.ts';
import { DELETE, POST, PUT, type Verb, verbName } from '../../../fixtures/profile/verbs.ts';
import { isItemOf } from '../../../fixtures/run/lists.ts';
import { pathOf } from '../../../fixtures/run/session.ts';
import { differingForm } from '../../../fixtures/values/forms.ts';
import { difference } from '../../../fixtures/values/values.ts';
import { check, need, observe } from '../../expect/index.ts';
import { conditional, presentValidator, untilStrong, type Validator, validatorOf } from './validator.ts';

/** Changes the resource by each verb in turn. After each change, a GET with the validator from before it returns the new values. */
export async function expectOutdated(c: Case, live: Live, verbs: readonly Verb[], first: Validator): Promise<void> {
  const get = c.session.requests.get(live.path);
  let validator = first;
  let present = live;
  for (const [at, verb] of verbs.entries()) {
    await untilStrong(c, live, validator);
    const form = differingForm(c, present);
    const changed = await c.send(c.session.requests.write(verb, live.path, form));
    need(
      isSuccess(changed),
      `the resource could not be changed by ${verbName(verb)}: status ${changed.response.status}`,
    );
    const before = verbs.slice(0, at).map(verbName);
    const history = before.length === 0 ? '' : `, after ${before.join(', ')}`;
    const again = await expectNew(c, live.resource, get, validator, form, `a change by ${verbName(verb)}${history}`);
    if (at === 0) await expectDateIgnored(c, get, validator, changed);
    present = { ...live, representation: c.shown(again) ?? {} };
    const next = validatorOf(again) ?? (await presentValidator(c, live));
    if (next === undefined) return;
    validator = next;
  }
}

/** Checks that `If-None-Match` alone decides where a GET has both conditions (RFC 9110 13.2.2). */
async function expectDateIgnored(c: Case, get: HttpRequest, old: Validator, changed: Exchange): Promise<void> {
  const date = header(changed.response, 'date');
  if (old.lastModified !== undefined || date === undefined) return;
  const both = conditional(get, old);
  const exchange = await c.send({ ...both, headers: [...both.headers, ['If-Modified-Since', date]] });
  check(c, exchange.response.status !== 304, () => ({
    message: 'a GET with an old ETag returns the representation, whatever its If-Modified-Since',
    expected: 'status 200',
    actual: 'status 304',
    exchange,
  }));
}

/** Checks the answer to a GET with the old validator, if a GET without it shows the change. Returns the answer. */
async function expectNew(
  c: Case,
  resource: string,
  get: HttpRequest,
  validator: Validator,
  form: Form,
  change: string,
): Promise<Exchange> {
  const again = await c.send(conditional(get, validator));
  const isNew = ({ response }: Exchange, shown = {}) =>
    response.status === 200 && difference(c.resource(resource), form, shown) === undefined;
  if (isNew(again, c.shown(again))) {
    c.judged += 1;
    return again;
  }
  const plain = await readBack(c, { resource, path: get.path });
  need(isNew(plain, c.shown(plain)), `a GET does not show ${change}`);
  check(c, false, () => ({
    message: `after ${change}, a GET with the old validator returns the new representation`,
    expected: 'status 200 with the new values, as for a GET without the validator',
    actual: again.response.status === 200 ? 'status 200 with the old values' : `status ${again.response.status}`,
    exchange: again,
  }));
  return again;
}

/** After a create, an update and a delete, the validator of a list from before it returns the new list. */
export async function listIsOutdated(c: Case, name: string): Promise<void> {
  c.evidence = 'conditional';
  const { paging } = c.profile;
  const path = pathOf(c.session, name);
  const get = c.session.requests.get(path, paging === null ? '' : `${paging.sizeParameter}=${paging.maxSize}`);
  const first = await c.send(get);
  const old = first.response.status === 200 ? validatorOf(first) : undefined;
  if (old === undefined) return observe(c, `the list of ${name} has no validator`);
  await untilStrong(c, { path }, old);
  const live = await own(c, name);
  await expectNewList(c, get, old, { what: 'a create', isShown: (list) => itemOf(c, live, list) !== undefined });
  const present = async (): Promise<Validator | undefined> => {
    const validator = validatorOf(await c.send(get));
    if (validator !== undefined) await untilStrong(c, { path }, validator);
    return validator;
  };
  const [verb] = [POST, PUT].filter(({ method }) => updatable(c.profile, method as 'POST' | 'PUT').includes(name));
  const beforeUpdate = verb === undefined ? undefined : await present();
  if (verb !== undefined && beforeUpdate !== undefined) {
    const form = differingForm(c, live);
    const updated = await c.send(c.session.requests.write(verb, live.path, form));
    need(isSuccess(updated), `${verbName(verb)} was answered ${updated.response.status}`);
    await expectNewList(c, get, beforeUpdate, {
      what: `a change by ${verbName(verb)}`,
      isShown: (list) => difference(c.resource(name), form, itemOf(c, live, list) ?? {}) === undefined,
    });
  }
  const beforeDelete = deletable(c.profile).includes(name) ? await present() : undefined;
  if (beforeDelete === undefined) return;
  const removed = await c.send(c.session.requests.remove(DELETE, live.path));
  need(isSuccess(removed), `DELETE was answered ${removed.response.status}`);
  await expectNewList(c, get, beforeDelete, {
    what: 'a DELETE',
    isShown: (list) => itemOf(c, live, list) === undefined,
  });
}

interface Change {
  what: string;
  /** Whether the list shows the change. */
  isShown(list: Exchange): boolean;
}

/** Checks the answer to a GET with the old validator, if a GET without it shows the change. */
async function expectNewList(c: Case, get: HttpRequest, old: Validator, { what, isShown }: Change): Promise<void> {
  const holds = (exchange: Exchange) => exchange.response.status === 200 && isShown(exchange);
  const again = await c.send(conditional(get, old));
  if (holds(again)) {
    c.judged += 1;
    return;
  }
  const plain = await within(c, () => c.send(get), holds);
  if (!holds(plain)) return observe(c, `the first page of the list does not show ${what}`);
  // A read may lag behind a delete.
  const last = await c.send(conditional(get, old));
  check(c, holds(last), () => ({
    message: `after ${what}, a GET of the list with the old validator returns the new list`,
    expected: 'status 200 with the new list, as for a GET without the validator',
    actual: last.response.status === 200 ? 'status 200 with the old list' : `status ${last.response.status}`,
    exchange: last,
  }));
}

function itemOf(c: Case, live: Live, exchange: Exchange): Representation | undefined {
  return itemsIn(c.shown(exchange), c.resource(live.resource))?.find((item) => isItemOf(c.session, live, item));
}
