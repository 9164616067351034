/** Ledgers of interrupted runs, and `cleanup` on them. */
import { vi } from 'vitest';
import { type CleanupOptions, cleanup } from '../../../cli/cleanup/cleanup.ts';
import { ledgerPath } from '../../../cli/cleanup/ledgers.ts';
import { createSession } from '../../../suites/fixtures/run/session.ts';
import type { occupied } from '../servers/occupied.ts';
import { temporaryFolder } from './command.ts';
import { settingsFor } from './inProcess.ts';

export const MARKER = 'a1b2c3d4';
export type Target = Awaited<ReturnType<typeof occupied>>;

/** The ledger of a run interrupted after these creates. An `unheard` create got no answer; an `unsent` one never arrived. */
export async function cutOff(
  target: Target,
  creates: [resource: string, form: string, silent?: 'unheard' | 'unsent'][],
): Promise<string> {
  const path = ledgerPath(temporaryFolder(), MARKER);
  const settings = settingsFor(target.url, {
    account: target.account,
    other: target.other,
    marker: MARKER,
    ledger: path,
  });
  const { client, requests, ledger } = createSession(settings);
  for (const [resource, form, silent] of creates) {
    const request = {
      ...requests.write({ method: 'POST', overloaded: false }, requests.path(resource), []),
      body: form,
    };
    await ledger?.prepare(request, async () => Object.keys(target.before[target.account.accountSid]?.[resource] ?? {}));
    if (silent === undefined) await client.send(request, { key: resource });
    else {
      await ledger?.sending(request);
      if (silent === 'unheard')
        await createSession({ ...settings, ledger: undefined } as never).client.send(request, { key: resource });
    }
  }
  client.close();
  await ledger?.file.close(true);
  return path;
}

/** Runs `cleanup` on that ledger in this process. Returns its exit status and output. */
export async function cleaned(path: string, target: { env: Record<string, string> }, options: CleanupOptions = {}) {
  let stdout = '';
  let stderr = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += text;
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += text;
    return true;
  });
  try {
    return { exit: await cleanup([path], options, target.env), stdout, stderr };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

/** The form that creates a queue. */
export const queue = (text: string) => `FriendlyName=${encodeURIComponent(text)}`;
