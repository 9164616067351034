/** Serves the reference in its own process, so that it shares no event loop with a client. The parent talks to it by IPC. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Incoming } from '../../reference/model.ts';
import { startReference } from '../../reference/server.ts';
import type { Profile } from '../../specs/profile/model.ts';
import type { Recorded } from '../sections/bareClient.ts';

/** Options from the parent, as JSON in the first argument. */
export interface ServerOptions {
  /** Record each request. */
  record?: boolean;
  /** The delay of each answer, in milliseconds. */
  delayMs?: number;
  /** The file of a profile to serve instead of the reference's own resources. */
  profile?: string;
}

const { record = false, delayMs = 0, profile } = JSON.parse(process.argv[2] ?? '{}') as ServerOptions;
const recorded: Recorded[] = [];

const reference = await startReference({
  ...(profile === undefined ? {} : { profile: JSON.parse(readFileSync(profile, 'utf8')) as Profile }),
  mutate: (parts) => ({
    ...parts,
    async around(x, next) {
      if (record) recorded.push(recordOf(x.incoming));
      if (delayMs > 0) await sleep(delayMs);
      return parts.around(x, next);
    },
  }),
});

function recordOf({ method, target, headers, body }: Incoming): Recorded {
  return { method, path: target, headers: headers.flat(), body: body.toString('base64') };
}

process.on('message', () => process.send?.({ requests: reference.requests(), recorded }));
process.on('disconnect', () => void reference.close());
process.send?.({ url: reference.url, account: reference.account, other: reference.other });
