import type { Fault } from '../fault.ts';

export const etagSurvivesOverloadedPut: Fault = {
  id: 'get/etag-survives-overloaded-put',
  title: 'The old ETag stays valid after an overloaded PUT',
  breaks: ['get.304'],
  collateral: ['lifecycle.model'],
  why: 'the model compares validators too',
  deterministic: true,
  apply: (parts) => {
    const etags = new Map<string, string>();
    return {
      ...parts,
      merge: (item, values, x) => {
        const merged = parts.merge(item, values, x);
        if (!x.overloaded) etags.delete(item.sid);
        return merged;
      },
      validators: (text, item, x) => {
        const etag = etags.get(item.sid) ?? parts.validators(text, item, x).etag ?? '';
        etags.set(item.sid, etag);
        return { etag };
      },
    };
  },
};
