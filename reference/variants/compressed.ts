import { gzipSync } from 'node:zlib';
import { header } from '../http/headers.ts';
import type { Pairs } from '../model.ts';
import type { Variant } from './variant.ts';

export const compressed: Variant = {
  id: 'compressed',
  title: 'Bodies are compressed for clients that accept it',
  apply: (parts) => ({
    ...parts,
    write: (reply, outgoing, x) => {
      if (!reply.body || !/\bgzip\b/.test(header(x.incoming, 'accept-encoding') ?? ''))
        return parts.write(reply, outgoing, x);
      const bytes = gzipSync(reply.body);
      const headers: Pairs = [
        ...reply.headers,
        ['Content-Encoding', 'gzip'],
        ['Vary', 'Accept-Encoding'],
        ['Content-Length', String(bytes.length)],
      ];
      outgoing.writeHead(reply.status, headers.flat());
      outgoing.end(bytes);
    },
  }),
};
