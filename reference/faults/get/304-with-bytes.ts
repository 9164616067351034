import type { Fault } from '../fault.ts';

export const status304WithBytes: Fault = {
  id: 'get/304-with-bytes',
  title: 'A 304 is followed by content',
  breaks: ['get.304'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    write: (reply, outgoing, x) => {
      if (reply.status !== 304 || outgoing.socket === null) return parts.write(reply, outgoing, x);
      const fields = reply.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      outgoing.socket.end(`HTTP/1.1 304 Not Modified\r\n${fields}Connection: close\r\n\r\nnot modified`);
    },
  }),
};
