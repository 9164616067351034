import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const urlResetsMethod: Fault = {
  id: 'write/url-resets-method',
  title: 'An update of SmsUrl alone resets SmsMethod',
  breaks: ['write.partial-update'],
  collateral: ['lifecycle.model'],
  why: 'the clause may update a URL alone',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) =>
      parts.merge(
        values.SmsUrl !== undefined && values.SmsMethod === undefined ? withValues(item, { SmsMethod: 'POST' }) : item,
        values,
        x,
      ),
  }),
};
