/** Which resources cost money, and which properties may differ or change. */
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import type { Field } from '../../../../specs/profile/model.ts';
import type { Remarks } from '../remarks.ts';
import type { Draft } from './drafts.ts';

/**
 * Whether a create may cost money: the representation has a price, or the create names a telephone number to call, text or buy. A
 * resource that cannot be deleted counts as billable too.
 */
export function isBillable(
  draft: Draft,
  fields: Record<string, Field>,
  creates: boolean,
  { billable, remarks }: { billable: readonly string[]; remarks: Remarks },
): boolean {
  if (billable.includes(draft.name)) return true;
  if (!creates) return false;
  const priced = Object.keys(draft.representation).some((name) => /^(price|cost)(_|$)/i.test(name));
  const numbers = Object.entries(fields).filter(([, { type }]) => type === 'phone');
  const stays = draft.instance?.operations.DELETE === undefined;
  const why = priced
    ? 'its representation has a price'
    : numbers.length > 0
      ? `${numbers[0]?.[0]} is a telephone number`
      : stays
        ? 'it cannot be deleted'
        : null;
  if (why !== null) remarks.assumed(draft.name, `billable, so it runs only when named: ${why}`);
  return why !== null;
}

const OWN_IDENTITY = /^(sid|id|uri|url|href|links|subresource_uris|self)$|_(sid|uri|secret|token)$/i;

/** Properties that identify an instance: the sid, links and secrets, unless they return the value of a field. */
export function identityOf(
  representation: Record<string, JsonObject>,
  sid: Draft['sid'],
  fields: Record<string, Field>,
): string[] {
  const fieldProperties = new Set(
    Object.values(fields)
      .filter(({ echoed }) => echoed !== false)
      .map(({ property }) => property),
  );
  const own = Object.keys(representation).filter(
    (name) => name === 'secret' || name === 'token' || OWN_IDENTITY.test(name),
  );
  const found = own.filter((name) => !fieldProperties.has(name) && name !== 'account_sid');
  return [...new Set([...(sid === undefined ? [] : [sid.property]), ...found])];
}

/** Properties that may change without a request: dates, numbers and a status, unless a field sets them. */
export function volatileOf(
  representation: Record<string, JsonObject>,
  sid: Draft['sid'],
  fields: Record<string, Field>,
): string[] {
  const fieldProperties = new Set(Object.values(fields).map(({ property }) => property));
  return Object.entries(representation)
    .filter(([name]) => !fieldProperties.has(name) && name !== sid?.property)
    .filter(([name, schema]) => {
      const types = [schema.type].flat();
      const isNumber = types.includes('integer') || types.includes('number');
      const isDate = /^date/.test(String(schema.format ?? '')) || /^date_|_(at|date|time)$/.test(name);
      return isNumber || isDate || name === 'status';
    })
    .map(([name]) => name);
}
