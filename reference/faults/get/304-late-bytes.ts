import type { Fault } from '../fault.ts';

export const status304LateBytes: Fault = {
  id: 'get/304-late-bytes',
  title: 'Content follows a 304 after a moment',
  breaks: ['get.304'],
  collateral: ['overload.put.500'],
  why: 'bytes after a 304 may be read as the next answer',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    write: (reply, outgoing, x) => {
      const { socket } = outgoing;
      parts.write(reply, outgoing, x);
      if (reply.status === 304 && socket !== null) setTimeout(() => socket.write('not modified'), 1);
    },
  }),
};
