/** Values at a field's bounds and just beyond each bound. */
import type { Field } from '../../specs/profile/model.ts';
import { plainText } from './text.ts';
import { LEAST_URL_BOUND, urlOfLength } from './validUrl.ts';

export interface BoundaryValue {
  value: string;
  valid: boolean;
  label: string;
  /** Whether a marker must not change the length of the value, because the length is what the value tests (`withMarker`). */
  exact: boolean;
}

/**
 * Values at the bounds and just beyond each, without repeats. They are ASCII, because servers count other characters differently.
 * Enums, telephone numbers, sids and URLs without a `maxLength` have no such values. If the target does not enforce the bounds,
 * values
 * beyond them are omitted.
 */
export function boundaryValues(field: Field): BoundaryValue[] {
  return tableOf(field).filter(({ valid }) => valid || (field.enforced ?? true) === true);
}

function tableOf(field: Field): BoundaryValue[] {
  const ofLength = (n: number, make: (length: number) => string, valid: boolean): BoundaryValue => ({
    value: make(n),
    valid,
    label: n === 1 ? '1 character' : `${n} characters`,
    exact: true,
  });
  const number = (n: number, valid: boolean): BoundaryValue => ({
    value: String(n),
    valid,
    label: String(n),
    exact: true,
  });
  const around = <T>(low: number, high: number, make: (n: number, valid: boolean) => T): T[] => [
    make(low - 1, false),
    make(low, true),
    ...(high === low ? [] : [make(high, true)]),
    make(high + 1, false),
  ];
  switch (field.type) {
    case 'string': {
      const table = around(field.minLength, field.maxLength, (n, valid) => ofLength(Math.max(n, 0), plainText, valid));
      return field.minLength === 0 ? table.slice(1) : table;
    }
    case 'integer':
      return around(field.minimum, field.maximum, number);
    case 'url': {
      const max = field.maxLength;
      if (max === undefined || max < LEAST_URL_BOUND) return [];
      return [ofLength(max, urlOfLength, true), ofLength(max + 1, urlOfLength, false)];
    }
    case 'enum':
    case 'phone':
    case 'sid':
      return [];
  }
}
