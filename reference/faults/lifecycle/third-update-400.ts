import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isUpdate } from '../support.ts';

export const thirdUpdate400: Fault = {
  id: 'lifecycle/third-update-400',
  title: 'The third update of a resource returns 400',
  breaks: ['lifecycle.model'],
  collateral: ['media.form-parameters'],
  why: 'the clause may update one resource three times',
  deterministic: true,
  apply: (parts) => {
    const updates = new Map<string, number>();
    return {
      ...parts,
      validate: (form, x) => {
        if (!isUpdate(x) || x.item === null) return parts.validate(form, x);
        const count = (updates.get(x.item.sid) ?? 0) + 1;
        updates.set(x.item.sid, count);
        return count === 3 ? invalid('The resource was changed too often') : parts.validate(form, x);
      },
    };
  },
};
