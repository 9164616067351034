import type { Fault } from '../fault.ts';

export const status204Chunked: Fault = {
  id: 'delete/204-chunked',
  title: 'A 204 is sent in chunks, of which there are none',
  breaks: ['delete.204', 'overload.delete.204'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    write: (reply, outgoing, x) => {
      const { socket } = outgoing;
      if (reply.status !== 204 || socket === null) return parts.write(reply, outgoing, x);
      socket.write('HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n');
      // Later, so that a client that stops reading there does not stumble over it.
      setTimeout(() => socket.end('0\r\n\r\n'), 5);
    },
  }),
};
