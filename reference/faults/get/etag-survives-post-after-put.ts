import type { Fault } from '../fault.ts';

export const etagSurvivesPostAfterPut: Fault = {
  id: 'get/etag-survives-post-after-put',
  title: 'The ETag does not change at a POST that follows a PUT',
  breaks: ['get.304'],
  collateral: ['lifecycle.model'],
  why: 'the model also compares validators after mixed updates',
  deterministic: true,
  apply: (parts) => {
    const last = new Map<string, string>();
    const kept = new Map<string, string>();
    return {
      ...parts,
      merge: (item, values, x) => {
        if (!(last.get(item.sid) === 'PUT' && x.method === 'POST')) kept.delete(item.sid);
        last.set(item.sid, x.method);
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
