import type { Fault } from '../fault.ts';

export const status204WithBytes: Fault = {
  id: 'delete/204-with-bytes',
  title: 'The 204 for a queue is followed by content',
  breaks: ['delete.204', 'overload.delete.204'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    write: (reply, outgoing, x) => {
      const struck = reply.status === 204 && x.route?.resource.name === 'Queues';
      if (!struck || outgoing.socket === null) return parts.write(reply, outgoing, x);
      outgoing.socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n{}');
    },
  }),
};
