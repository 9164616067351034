/** The ways in which the value of a field can be invalid. */
import type { Field } from '../../specs/profile/model.ts';

export type BrokenHow =
  | 'missing'
  | 'too-short'
  | 'too-long'
  | 'below-minimum'
  | 'above-maximum'
  | 'not-an-integer'
  | 'integer-with-a-tail'
  | 'not-in-enum'
  | 'no-scheme'
  | 'other-scheme'
  | 'no-host'
  | 'space-in-url'
  | 'not-a-phone-number'
  | 'not-a-sid';

type Mode = 'create' | 'update';

/**
 * The ways in which a value of this field can be broken. `missing` applies only to creates. The list is empty if the target does
 * not
 * enforce the bounds, and contains at most `missing` if the target only enforces presence.
 */
export function brokenWays(field: Field, mode: Mode = 'create'): BrokenHow[] {
  if (field.enforced === false) return [];
  const missing: BrokenHow[] = mode === 'create' && field.requiredAtCreate === true ? ['missing'] : [];
  if (field.enforced === 'presence') return missing;
  switch (field.type) {
    case 'string':
      return [...missing, ...(field.minLength > 0 ? (['too-short'] as const) : []), 'too-long'];
    case 'integer':
      return [...missing, 'below-minimum', 'above-maximum', 'not-an-integer', 'integer-with-a-tail'];
    case 'enum':
      return [...missing, 'not-in-enum'];
    case 'phone':
      return [...missing, 'not-a-phone-number'];
    case 'sid':
      return [...missing, 'not-a-sid'];
    case 'url': {
      const ways: BrokenHow[] = [...missing, 'no-scheme', 'other-scheme', 'no-host', 'space-in-url'];
      return field.maxLength === undefined ? ways : [...ways, 'too-long'];
    }
  }
}
