/** `serve`: the embedded reference as a mock server, until it is interrupted. */
import { once } from 'node:events';
import type { Account } from '../../client/settings.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import type { Parts } from '../../reference/parts.ts';
import { UnknownNameError } from '../../specs/utils/unknownName.ts';
import { EXIT, type ExitCode, orUsageError, parseNumber, UsageError } from '../process/usage.ts';
import { profileOf } from '../prove/subjectProfile.ts';
import { loadSound } from '../settings/profileChoice.ts';
import { checkAccount, type Env, given } from '../settings/target.ts';
import { codeOf } from '../settings/tls.ts';
import { REFERENCE_ACCOUNT, REFERENCE_OTHER } from './referenceAccounts.ts';

export interface ServeOptions {
  port: string;
  /** Id of a fault of the catalogue. */
  fault?: string;
  /** A built-in name or a file: what is served in place of the reference's own resources. */
  profile?: string;
}

/** Serves until SIGINT or SIGTERM; resolves when the port is free again. */
export async function serve({ port, fault, profile }: ServeOptions, env: Env): Promise<ExitCode> {
  const wanted = parseNumber('--port', port, { minimum: 0, maximum: 65_535, whole: true });
  const accounts = { main: accountFrom(env), other: REFERENCE_OTHER };
  const broken = fault === undefined ? undefined : await loadFault(fault);
  const mutation = broken === undefined ? {} : { mutate: (parts: Parts) => broken.apply(parts) };
  const { startReference } = await import('../../reference/server.ts');
  const { UnservableProfile } = await import('../../reference/profiled/index.ts');
  const served =
    profile !== undefined
      ? { profile: orUsageError('--profile', () => loadSound(profile)).profile }
      : broken?.served === true
        ? { profile: profileOf(broken) }
        : {};
  const reference = await startReference({ port: wanted, accounts, ...served, ...mutation }).catch((error: unknown) => {
    if (error instanceof UnservableProfile) throw new UsageError(`--profile ${profile}: ${error.message}`);
    throw new UsageError(`--port: ${wanted} cannot be listened on (${codeOf(error)}); 0 takes a free one`);
  });
  process.stdout.write(`${greeting(reference.url, accounts.main)}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await reference.close();
  return EXIT.ok;
}

async function loadFault(id: string): Promise<Fault> {
  const { allFaults, faultById } = await import('../../reference/faults/index.ts');
  return orUsageError('--fault', () => {
    const found = faultById(id);
    if (found !== undefined) return found;
    const ids = allFaults().map((one) => one.id);
    throw new UnknownNameError('fault', id, ids);
  });
}

/** The pair of `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`, else the published one. */
function accountFrom(env: Env): Account {
  const sid = given('', undefined, 'TWILIO_ACCOUNT_SID', env);
  const token = given('', undefined, 'TWILIO_AUTH_TOKEN', env);
  if (sid === null && token === null) return REFERENCE_ACCOUNT;
  if (sid === null || token === null) {
    throw new UsageError(
      'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN belong together: set both, or none for the published pair',
    );
  }
  return checkAccount(sid, token);
}

function greeting(url: string, account: Account): string {
  const published = account === REFERENCE_ACCOUNT;
  const lines = [
    `proofmark's reference listens on ${url}`,
    published
      ? 'Any client gets in with this published pair:'
      : 'Any client gets in with the pair of your environment.',
    ...(published
      ? [`  export TWILIO_ACCOUNT_SID=${account.accountSid}`, `  export TWILIO_AUTH_TOKEN=${account.authToken}`]
      : []),
    `Certify it: proofmark run --base-url ${url} --hook 'Prefer: code={status}'`,
    'Ctrl-C ends it.',
  ];
  return lines.join('\n');
}
