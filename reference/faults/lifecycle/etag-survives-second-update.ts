import type { Fault } from '../fault.ts';

export const etagSurvivesSecondUpdate: Fault = {
  id: 'lifecycle/etag-survives-second-update',
  title: 'The ETag does not change at the second update in a row by the same method',
  breaks: ['lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const last = new Map<string, string>();
    const kept = new Set<string>();
    const etags = new Map<string, string>();
    return {
      ...parts,
      merge: (item, values, x) => {
        const method = `${x.method} ${x.overloaded}`;
        if (last.get(item.sid) === method) kept.add(item.sid);
        else kept.delete(item.sid);
        last.set(item.sid, method);
        return parts.merge(item, values, x);
      },
      validators: (text, item, x) => {
        const known = etags.get(item.sid);
        const etag = known !== undefined && kept.has(item.sid) ? known : (parts.validators(text, item, x).etag ?? '');
        etags.set(item.sid, etag);
        return { etag };
      },
    };
  },
};
