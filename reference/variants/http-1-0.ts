import { STATUS_CODES } from 'node:http';
import type { Variant } from './variant.ts';

export const http10: Variant = {
  id: 'http-1-0',
  title: 'Responses are HTTP/1.0 and end with the connection',
  apply: (parts) => ({
    ...parts,
    write: ({ status, headers, body }, outgoing, x) => {
      const content = x.incoming.method === 'HEAD' ? '' : (body ?? '');
      const head = [
        `HTTP/1.0 ${status} ${STATUS_CODES[status]}`,
        ...headers.map(([name, value]) => `${name}: ${value}`),
        'Connection: close',
      ];
      outgoing.socket?.end(`${head.join('\r\n')}\r\n\r\n${content}`);
    },
  }),
};
