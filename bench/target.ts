/** Starts the reference in its own process and stops it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Account } from '../client/settings.ts';
import type { ServerOptions } from './processes/server.ts';
import type { Recorded } from './sections/bareClient.ts';

export interface Target {
  url: string;
  account: Account;
  other: Account;
  /** The number of requests that arrived, and the requests themselves if `record` is set. */
  seen(): Promise<{ requests: number; recorded: Recorded[] }>;
}

type Address = Omit<Target, 'seen'>;

/** Runs `work` on a new server, so that `work` sees no resources of an earlier measurement. */
export async function onTarget<T>(options: ServerOptions, work: (target: Target) => Promise<T>): Promise<T> {
  const child = fork(fileURLToPath(new URL('./processes/server.js', import.meta.url)), [JSON.stringify(options)]);
  try {
    const address = await nextMessage<Address>(child);
    return await work({
      ...address,
      seen: () => {
        const answer = nextMessage<Awaited<ReturnType<Target['seen']>>>(child);
        child.send('seen?');
        return answer;
      },
    });
  } finally {
    const exited = child.exitCode === null ? once(child, 'exit') : undefined;
    if (child.connected) child.disconnect();
    await exited;
  }
}

/** Resolves to the next message of the process. Rejects if the process exits first. */
function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}
