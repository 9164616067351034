import type { Fault } from '../fault.ts';

export const status204WithBytes: Fault = {
  id: 'delete/204-with-bytes',
  title: 'A 204 has bytes after its header',
  breaks: ['delete.204', 'overload.delete.204'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    write: (reply, outgoing, x) => {
      const { socket } = outgoing;
      if (reply.status !== 204 || socket === null) return parts.write(reply, outgoing, x);
      socket.write('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n');
      // Later, so that a client that stops reading there does not stumble over it.
      setTimeout(() => socket.end('{}'), 5);
    },
  }),
};
