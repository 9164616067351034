/** What is known of an instance at the end of a case: whether another case may go on with it. */
import type { Form } from '../../generators/form.ts';
import { FORM_TYPE } from '../../generators/mediaType.ts';
import type { Creation } from './belongings.ts';
import type { Case, Live } from './case.ts';
import { type Exchange, effectiveMethod, isServed } from './exchange.ts';
import { difference } from './values.ts';

/**
 * The instance, of which `before` was known when the case took it over, with its last known values; undefined where the last write does
 * not show them, or shows others than were sent.
 */
export function standing(
  c: Case,
  { sid, resource, path, exchange: created }: Creation,
  before: Live | undefined,
): Live | undefined {
  const definition = c.resource(resource);
  const property = definition.sid?.property ?? 'sid';
  const seen = c.exchanges.filter((exchange) =>
    exchange === created ? before === undefined : (exchange.request.behind ?? exchange.request.path) === path,
  );
  let form = before?.form ?? [];
  let shown = before?.representation;
  for (const exchange of seen) {
    // whether a refused DELETE was carried out all the same shows at the next look
    if (effectiveMethod(exchange.request) === 'DELETE') shown = undefined;
    if (!isServed(exchange)) continue;
    const now = c.shown(exchange);
    const own = now?.[property] === sid ? now : undefined;
    if (own === undefined && exchange.request.method !== 'GET') return undefined;
    shown = own ?? shown;
    const sent = formOf(exchange);
    form = [...form.filter(([name]) => !sent.some(([other]) => other === name)), ...sent];
  }
  form = form.filter(([name]) => name in definition.fields);
  if (shown === undefined || difference(definition, form, shown) !== undefined) return undefined;
  return { resource, sid, path, form, representation: shown };
}

/** The pairs of a write's form; none where its body is labelled as something else. */
function formOf({ request: { method, contentType, body } }: Exchange): Form {
  if (method === 'GET' || contentType !== FORM_TYPE) return [];
  return [...new URLSearchParams(body?.toString() ?? '')];
}
