/** A 2xx to a write shows every valid value that the form sent. */
import { isSuccess } from '../../../client/exchange.ts';
import { FORM_TYPE } from '../../../specs/model.ts';
import { isUpdatable } from '../../fixtures/profile/operations.ts';
import { isWithinBounds } from '../../fixtures/values/bounds.ts';
import { difference } from '../../fixtures/values/values.ts';
import { methodOf } from '../method.ts';
import { judged, type Rule } from '../rule.ts';

export const roundTrip: Rule = {
  clauses: ['write.round-trip'],
  judge(exchange, { addressed, shown, isAuthorised, isAlone }) {
    const { request } = exchange;
    const method = methodOf(request);
    const place = addressed(exchange);
    const read = shown(exchange);
    if ((method !== 'POST' && method !== 'PUT') || place === undefined || read === undefined) return undefined;
    // Whether another media type is applied, and how, is the matter of other clauses.
    if (!isSuccess(exchange) || request.contentType !== FORM_TYPE || !isAuthorised(exchange)) return undefined;
    const isUpdate = place.place === 'instance';
    // The answer to an update may show the values of another update that the target served at the same time.
    if (isUpdate && !isAlone(exchange)) return undefined;
    const body = request.body?.toString() ?? '';
    if (!isWellFormed(body)) return undefined;
    const sent = [...new URLSearchParams(body)];
    const { fields } = place.definition;
    const form = sent.filter(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const isRepeated = sent.filter(([other]) => other === name).length > 1;
      if (field === undefined || isRepeated || (isUpdate && !isUpdatable(field))) return false;
      return isWithinBounds(field, value);
    });
    const wrong = difference(place.definition, form, read);
    return judged('write.round-trip', wrong === undefined, () => ({
      message: 'the answer to a write shows each valid value unchanged',
      expected: `${wrong?.property} ${JSON.stringify(wrong?.expected)}`,
      actual: `${wrong?.property} ${JSON.stringify(wrong?.actual)}`,
    }));
  },
};

/** Whether every escape of the form decodes to UTF-8. What else a malformed form holds is open. */
function isWellFormed(body: string): boolean {
  try {
    decodeURIComponent(body);
    return true;
  } catch {
    return false;
  }
}
