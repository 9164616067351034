import { isCreate } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const createAnswersLost: Variant = {
  id: 'create-answers-lost',
  title: 'The network loses the answer to every fortieth create, which the client then repeats',
  apply: (parts) => {
    let creates = 0;
    return {
      ...parts,
      write: (reply, outgoing, x) => {
        if (isCreate(x) && reply.status === 201) creates += 1;
        if (isCreate(x) && reply.status === 201 && creates % 40 === 0) outgoing.destroy();
        else parts.write(reply, outgoing, x);
      },
    };
  },
};
