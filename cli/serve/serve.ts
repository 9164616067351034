/** `serve`: runs the embedded reference as a mock server. */
import { once } from 'node:events';
import type { Account } from '../../client/settings.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import type { Parts } from '../../reference/parts.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { UnknownNameError } from '../../specs/utils/unknownName.ts';
import { errorCode, orUsageError, UsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import { shellWord } from '../process/shell.ts';
import { parseNumber } from '../settings/parseNumber.ts';
import { checkUserNames, loadUsableProfile } from '../settings/profile.ts';
import { REFERENCE_ACCOUNT, REFERENCE_OTHER } from '../settings/referenceAccounts.ts';
import { checkAccount, type Env, flagOrVariable } from '../settings/target/target.ts';
import { profileOf } from './faultProfile.ts';

export interface ServeOptions {
  /** Port number; 0 selects a free port. */
  port: string;
  /** Id of the fault to inject. */
  fault?: string;
  /** Name or file of a profile whose resources replace those of the reference. */
  profile?: string;
}

/**
 * Serves until SIGINT, SIGTERM or SIGHUP, and returns after the server has closed.
 * @throws UsageError for an invalid option, a profile that cannot be served, or a port that is in use
 */
export async function serve({ port, fault, profile }: ServeOptions, env: Env): Promise<ExitCode> {
  const number = parseNumber('--port', port, { minimum: 0, maximum: 65_535, whole: true });
  const accounts = { main: accountFrom(env), other: REFERENCE_OTHER };
  const broken = fault === undefined ? undefined : await loadFault(fault);
  const mutation = broken === undefined ? {} : { mutate: (parts: Parts) => broken.apply(parts) };
  const { startReference } = await import('../../reference/server.ts');
  const { UnservableProfile } = await import('../../reference/profiled/view.ts');
  const served: { profile?: Profile } =
    profile !== undefined
      ? { profile: orUsageError('--profile', () => loadUsableProfile(profile)).profile }
      : broken?.served === true
        ? { profile: profileOf(broken) }
        : {};
  if (served.profile !== undefined) checkUserNames(served.profile, { account: accounts.main, other: null });
  const reference = await startReference({ port: number, accounts, ...served, ...mutation }).catch((error: unknown) => {
    if (error instanceof UnservableProfile) throw new UsageError(`--profile ${profile}: ${error.message}`);
    throw new UsageError(`--port: cannot listen on ${number} (${errorCode(error)}); 0 selects a free port`);
  });
  const ofFault = typeof broken?.profile === 'string' ? broken.profile : undefined;
  process.stdout.write(`${greeting(reference.url, accounts.main, profile ?? ofFault)}\n`);
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
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

/** The account in `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`, else the published one. */
function accountFrom(env: Env): Account {
  const sid = flagOrVariable('', undefined, 'TWILIO_ACCOUNT_SID', env);
  const token = flagOrVariable('', undefined, 'TWILIO_AUTH_TOKEN', env);
  if (sid === null && token === null) return REFERENCE_ACCOUNT;
  if (sid === null || token === null) {
    throw new UsageError(
      'only one of TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN is set: set both, or none for the published account',
    );
  }
  return checkAccount(sid, token);
}

function greeting(url: string, account: Account, profile: string | undefined): string {
  const flags = [
    ...(profile === undefined ? [] : [`--profile ${shellWord(profile)}`]),
    "--hook 'Prefer: code={status}'",
  ];
  const published = account === REFERENCE_ACCOUNT;
  const lines = [
    `proofmark's reference listens on ${url}`,
    published ? 'It accepts this published account:' : 'It accepts the account in your environment.',
    ...(published
      ? [`  export TWILIO_ACCOUNT_SID=${account.accountSid}`, `  export TWILIO_AUTH_TOKEN=${account.authToken}`]
      : []),
    `Certify it: proofmark run --base-url ${url} ${flags.join(' ')}`,
    'Stop it with Ctrl-C.',
  ];
  return lines.join('\n');
}
