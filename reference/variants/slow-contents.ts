import type { Variant } from './variant.ts';

export const slowContents: Variant = {
  id: 'slow-contents',
  title: 'Bodies arrive in chunks with pauses between them',
  apply: (parts) => ({
    ...parts,
    write: (reply, outgoing, x) => {
      if (reply.body === null || reply.body.length < 2) return parts.write(reply, outgoing, x);
      const bytes = Buffer.from(reply.body);
      outgoing.writeHead(reply.status, [...reply.headers, ['Content-Length', String(bytes.length)] as const].flat());
      outgoing.write(bytes.subarray(0, 1));
      setTimeout(() => outgoing.end(bytes.subarray(1)), 5);
    },
  }),
};
