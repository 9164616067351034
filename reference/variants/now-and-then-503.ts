import { refusal } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const nowAndThen503: Variant = {
  id: 'now-and-then-503',
  title: 'About one read in fifty returns 503',
  apply: (parts) => {
    let count = 0;
    return {
      ...parts,
      retryAfter: (status, x) => (status === 503 ? new Date(parts.now()).toUTCString() : parts.retryAfter(status, x)),
      stages: {
        ...parts.stages,
        admit: async (x) => {
          const reply = await parts.stages.admit(x);
          count += 1;
          return reply === null && x.method === 'GET' && count % 50 === 0 ? parts.error(refusal(503, x), x) : reply;
        },
      },
    };
  },
};
