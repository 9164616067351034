/** Values that are invalid for a field, each for exactly one reason. */
import fc from 'fast-check';
import type { Field } from '../../specs/profile/model.ts';
import { memoize, memoizeWeakly } from '../../specs/utils/memoize.ts';
import {
  brokenEnum,
  brokenInteger,
  brokenPhone,
  brokenSid,
  brokenString,
  brokenUrl,
  type LabelledText,
} from './brokenByType.ts';
import { type BrokenHow, brokenWays } from './brokenWays.ts';

export interface BrokenValue {
  /** The text on the wire; `undefined` if the field is omitted. */
  value: string | undefined;
  how: BrokenHow;
  /** A short description of the defect. */
  label: string;
}

type Mode = 'create' | 'update';

const brokenWaysOf = memoizeWeakly((field: Field) => memoize((how: BrokenHow) => madeBroken(field, how)));

/**
 * Values that are broken in the given way.
 * @throws RangeError if a value of the field cannot be broken in that way.
 */
export function brokenValueOf(field: Field, how: BrokenHow): fc.Arbitrary<BrokenValue> {
  return brokenWaysOf(field)(how);
}

function madeBroken(field: Field, how: BrokenHow): fc.Arbitrary<BrokenValue> {
  if (how === 'missing') return fc.constant({ value: undefined, how, label: 'left out' });
  const made = ((): LabelledText | null => {
    switch (field.type) {
      case 'string':
        return brokenString(field, how);
      case 'integer':
        return brokenInteger(field, how);
      case 'enum':
        return brokenEnum(field, how);
      case 'url':
        return brokenUrl(field, how);
      case 'phone':
        return brokenPhone(how);
      case 'sid':
        return brokenSid(how);
    }
  })();
  if (made === null) throw new RangeError(`a field of type ${field.type} cannot be ${how}`);
  return made.map(({ value, label }) => ({ value, how, label }));
}

/**
 * Values that are broken in exactly one of the ways of `brokenWays`.
 * @throws RangeError if no value of the field can be broken.
 */
export function brokenValue(field: Field, mode: Mode = 'create'): fc.Arbitrary<BrokenValue> {
  const ways = brokenWays(field, mode);
  if (ways.length === 0) throw new RangeError('no value of a field whose bounds are not enforced is broken');
  return fc.oneof(...ways.map((how) => brokenValueOf(field, how)));
}
