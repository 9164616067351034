/** Starts and ends the reference's own process. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Account } from '../client/settings.ts';
import type { Recorded } from './replay.ts';
import type { ServerOptions } from './server.ts';

export interface Target {
  url: string;
  account: Account;
  other: Account;
  /** How many requests have arrived, and what they were where that was asked for. */
  seen(): Promise<{ requests: number; recorded: Recorded[] }>;
}

type Greeting = Omit<Target, 'seen'>;

/** A fresh server for each piece of work, so that none inherits another's resources. */
export async function onTarget<T>(options: ServerOptions, work: (target: Target) => Promise<T>): Promise<T> {
  const child = fork(fileURLToPath(new URL('./server.js', import.meta.url)), [JSON.stringify(options)]);
  try {
    const greeting = await told<Greeting>(child);
    return await work({
      ...greeting,
      seen: () => {
        const answer = told<Awaited<ReturnType<Target['seen']>>>(child);
        child.send('seen?');
        return answer;
      },
    });
  } finally {
    const gone = child.exitCode === null ? once(child, 'exit') : undefined;
    if (child.connected) child.disconnect();
    await gone;
  }
}

/** Rejects where the process ends without a word. */
function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}
