/** The reference in a process of its own, so that it competes with no client for the event loop; spoken to by IPC. */
import { startReference } from '../reference/server.ts';
import type { Recorded } from './replay.ts';

const recorded: Recorded[] = [];
const recording = process.argv[2] === 'record';

const reference = await startReference({
  mutate: (parts) =>
    recording
      ? {
          ...parts,
          around(x, next) {
            const { method, target, headers, body } = x.incoming;
            recorded.push({ method, path: target, headers: headers.flat(), body: body.toString('base64') });
            return parts.around(x, next);
          },
        }
      : parts,
});

process.on('message', () => process.send?.({ recorded }));
process.on('disconnect', () => void reference.close());
process.send?.({ url: reference.url, account: reference.account, other: reference.other });
