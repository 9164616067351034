import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const urlResetsMethod: Fault = {
  id: 'write/url-resets-method',
  title: 'A change of a URL sets its method back',
  breaks: ['write.partial-update'],
  collateral: ['lifecycle.model'],
  why: 'an update of theirs may change a URL alone',
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
