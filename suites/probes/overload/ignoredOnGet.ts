/** `overload.get.ignored`: `_method` on a GET means nothing, and changes nothing (RFC 9110 9.2.1). */
import { encodeForm } from '../../../generators/encodeForm.ts';
import { FORM_TYPE } from '../../../generators/mediaType.ts';
import { differingForm } from '../../support/forms.ts';
import { firstDifference, stable } from '../../support/normalise.ts';
import { creatable, isUpdatable, offers } from '../../support/targets.ts';
import type { Probe } from '../../support/trial.ts';

export const ignoredOnGet: Probe = async (t) => {
  t.evidence.add('natural');
  const names = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  const rows = names.flatMap((name) =>
    ['DELETE', 'PUT'].flatMap((method) => [false, true].map((body) => ({ name, method, body }))),
  );
  await t.each(
    rows,
    ({ name, method, body }) => `GET ${name} ?_method=${method}${body ? ' with a form' : ''}`,
    'the profile offers no instance to read',
    async (c, { name, method, body }) => {
      const live = await c.create(name);
      const resource = c.resource(name);
      const before = stable(resource, await c.state(live));
      const writable = Object.values(resource.fields).some(isUpdatable);
      const form = body && writable ? encodeForm(differingForm(c, live)) : '';
      const get = (query?: string) => {
        const request = c.session.requests.get(live.path, query);
        return c.send(form === '' ? request : { ...request, contentType: FORM_TYPE, body: form });
      };
      const exchange = await get(`_method=${method}`);
      // A server may refuse any GET with a body (RFC 9110 9.3.1): the comparison is with the same GET, form and all.
      const plain = await get();
      c.need(!exchange.busy && !plain.busy, 'a GET was refused as busy');
      c.check(exchange.response.status === plain.response.status, () => ({
        message: `a GET with _method=${method} answers as the same GET without it`,
        expected: `status ${plain.response.status}`,
        actual: `status ${exchange.response.status}`,
        exchange,
      }));
      const answered = firstDifference(before, stable(resource, c.shown(exchange) ?? {}));
      c.check(plain.response.status !== 200 || answered === undefined, () => ({
        message: `a GET with _method=${method} gives the representation as the same GET without it`,
        expected: `${answered?.property} ${JSON.stringify(answered?.one)}`,
        actual: `${answered?.property} ${JSON.stringify(answered?.other)}`,
        exchange,
      }));
      const read = await c.read(live);
      const changed = firstDifference(before, stable(resource, c.shown(read) ?? {}));
      c.check(read.response.status === 200 && changed === undefined, () => ({
        message: `a GET with _method=${method} changes nothing`,
        expected: 'the same representation as before',
        actual:
          read.response.status === 200
            ? `${changed?.property} ${JSON.stringify(changed?.other)}`
            : `status ${read.response.status}`,
        exchange: read,
      }));
    },
  );
};
