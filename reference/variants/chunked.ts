import type { Variant } from './variant.ts';

export const chunked: Variant = {
  id: 'chunked',
  title: 'Bodies use the chunked transfer coding',
  apply: (parts) => ({
    ...parts,
    write: (reply, outgoing, x) => {
      if (reply.body === null) return parts.write(reply, outgoing, x);
      outgoing.writeHead(reply.status, reply.headers.flat());
      const half = Math.floor(reply.body.length / 2);
      outgoing.write(reply.body.slice(0, half));
      outgoing.end(reply.body.slice(half));
    },
  }),
};
