/** `doctor`: says what answers at the base URL, and what to change before a run. */
import type { Exchange } from '../../client/exchange.ts';
import { Inconclusive, NotExercised } from '../../client/failures.ts';
import { redactorFor } from '../../client/redaction/redactor.ts';
import { noCredentials } from '../../generators/credentials/credentials.ts';
import { parentsOf } from '../../specs/profile/prerequisites.ts';
import { createSession, type Session } from '../../suites/fixtures/run/session.ts';
import { UsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import { preflight } from '../run/preflight.ts';
import { type RunOptions, resolveRun } from '../settings/settings.ts';
import type { Env } from '../settings/target/target.ts';

/** What a GET of a resource's collection was answered; a status, or a reason. */
export interface Visit {
  resource: string;
  path: string;
  valid: number | string;
  without: number | string;
}

/**
 * Sends GETs of the profile's collections, with and without the credentials. Returns 0 if a run can start, otherwise 2.
 * @throws UsageError for a wrong or missing setting
 * @throws UnreachableError if the target does not answer
 */
export async function doctor(options: RunOptions, env: Env): Promise<ExitCode> {
  const { settings, embedded } = await resolveRun(options, env);
  if (embedded) throw new UsageError('doctor needs a target: give --base-url or set PROOFMARK_BASE_URL');
  const redact = redactorFor(settings);
  await preflight(settings, { waitSeconds: 0, signal: new AbortController().signal });
  const session = createSession(settings);
  try {
    const visits = await visitAll(session);
    const problems = problemsIn(visits, settings.profile.name);
    const lines = [
      `${settings.baseUrl} answers; profile ${settings.profile.name}`,
      ...visits.map(visitLine),
      ...problems.map((problem) => `! ${problem}`),
      ...(problems.length > 0 ? [] : levelLines(settings)),
    ];
    process.stdout.write(`${lines.map((line) => redact(line, 'own')).join('\n')}\n`);
    return problems.length > 0 ? EXIT.incomplete : EXIT.ok;
  } finally {
    await session.client.close();
  }
}

/** Collections below a parent resource are left out, because no parent exists yet. */
async function visitAll(session: Session): Promise<Visit[]> {
  const { requests, profile } = session;
  const visits: Visit[] = [];
  for (const [resource, definition] of Object.entries(profile.resources)) {
    if (definition.collection?.methods.includes('GET') !== true || parentsOf(definition).length > 0) continue;
    const request = requests.get(requests.path(resource));
    visits.push({
      resource,
      path: definition.collection.path,
      valid: await statusOf(session, () => session.client.send(request, { key: `doctor ${resource} 1` })),
      without: await statusOf(session, () =>
        session.client.send({ ...request, credential: noCredentials() }, { key: `doctor ${resource} 2` }),
      ),
    });
  }
  return visits;
}

async function statusOf({ redact }: Session, send: () => Promise<Exchange>): Promise<number | string> {
  try {
    return (await send()).response.status;
  } catch (error) {
    if (error instanceof Inconclusive || error instanceof NotExercised) return redact(error.message);
    throw error;
  }
}

function visitLine({ resource, path, valid, without }: Visit): string {
  const isGood = valid === 200 && without === 401;
  return `${isGood ? '✓' : '✗'} ${resource.padEnd(22)} GET ${path}: ${valid}, without credentials ${without}`;
}

/** What must change before a run can prove anything. */
export function problemsIn(visits: readonly Visit[], profile: string): string[] {
  const all = (matches: (visit: Visit) => boolean) => visits.length > 0 && visits.every(matches);
  if (visits.length === 0) return [`the profile ${profile} has no list that a GET can read`];
  if (all(({ valid }) => valid === 401 || valid === 403))
    return ['the credentials are refused: check --account-sid and the token'];
  if (all(({ valid }) => valid === 404))
    return ['nothing of the profile exists here: check the base URL and --profile'];
  if (all(({ valid, without }) => valid === 200 && without === 200))
    return ['every list opens without credentials: is this the right application?'];
  const missing = visits.filter(({ valid }) => valid === 404).map(({ resource }) => resource);
  if (missing.length === 0) return [];
  const left = visits.filter(({ valid }) => valid !== 404).map(({ resource }) => resource);
  return [`${missing.join(', ')} not found: select the others with --resource ${left.join(' ')}`];
}

/** The level that a run can reach with these settings. */
function levelLines({ hook, other }: Session['settings']): string[] {
  const missing = [
    ...(hook === null ? ["--hook, such as 'Prefer: code={status}'"] : []),
    ...(other === null ? ['a second account, --other-account-sid'] : []),
  ];
  if (missing.length === 0) return ['Level full can be tried: run --level full'];
  return ['Level core can be tried: run', `Level full also needs ${missing.join(', and ')}`];
}
