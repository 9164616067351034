import type { Fault } from '../fault.ts';
import { isPut } from '../support.ts';

export const etagLagsOnePut: Fault = {
  id: 'get/etag-lags-one-put',
  title: 'The second PUT in a row does not change the ETag',
  breaks: ['get.304'],
  collateral: ['lifecycle.model'],
  why: 'the model also compares validators after repeated updates',
  deterministic: true,
  apply: (parts) => {
    const puts = new Map<string, number>();
    const kept = new Map<string, string>();
    return {
      ...parts,
      merge: (item, values, x) => {
        const inRow = isPut(x) ? (puts.get(item.sid) ?? 0) + 1 : 0;
        puts.set(item.sid, inRow);
        if (inRow !== 2) kept.delete(item.sid);
        return parts.merge(item, values, x);
      },
      validators: (text, item, x) => {
        const etag = kept.get(item.sid) ?? parts.validators(text, item, x).etag ?? '';
        kept.set(item.sid, etag);
        return { etag };
      },
    };
  },
};
