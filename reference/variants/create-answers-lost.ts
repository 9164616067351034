import { isCreate } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const createAnswersLost: Variant = {
  id: 'create-answers-lost',
  title: 'The network loses the answer to every fortieth create of an application, which the client then repeats',
  apply: (parts) => {
    let creates = 0;
    return {
      ...parts,
      write: (reply, outgoing, x) => {
        // A repeated create with a unique name would be refused, because the name is taken.
        const isLossy = isCreate(x) && reply.status === 201 && x.route?.resource.name === 'Applications';
        if (isLossy) creates += 1;
        if (isLossy && creates % 40 === 0) outgoing.destroy();
        else parts.write(reply, outgoing, x);
      },
    };
  },
};
