import { invalid, isProblem } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const ownValues400: Fault = {
  id: 'put/own-values-400',
  title: 'A PUT with the values that the resource already has answers 400',
  breaks: ['write.put-idempotent'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    validate: (form, x) => {
      const values = parts.validate(form, x);
      const { item } = x;
      if (!isNativePut(x) || item === null || isProblem(values)) return values;
      const isSame = Object.entries(values).every(([name, value]) => item.values[name] === value);
      return isSame ? invalid('The resource has these values already') : values;
    },
  }),
};
