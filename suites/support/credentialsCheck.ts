/** Before any clause: does the target take the valid credentials at all? */
import { validSid } from '../../generators/sid.ts';
import type { Exchange } from './exchange.ts';
import { Inconclusive, NotExercised } from './failures.ts';
import type { Session } from './session.ts';
import { operations, sidPrefix } from './targets.ts';

/**
 * Where the first read is refused, each operation is tried on a name that the run made up, so that nothing can change; refused
 * everywhere (401 or 403), `session.refused` is set. A target that does not answer is left to the clauses.
 */
export async function checkCredentials(session: Session): Promise<void> {
  const { requests, client, profile, settings } = session;
  if (settings.credentialsAsked === true) return;
  const offered = operations(profile);
  let seen: Exchange | undefined;
  try {
    for (const { resource, place, verb } of offered) {
      if (place === 'collection' && verb.method !== 'GET') continue;
      const madeUp = (name: string): string => {
        const sid = validSid(sidPrefix(profile, name), settings.seed);
        client.ownership.madeUp(sid);
        return sid;
      };
      const path = requests.path(resource, place === 'instance' ? madeUp(resource) : undefined, madeUp);
      const exchange = await client.send(requests.of(verb, path, []), { key: `check ${resource} ${place} ${verb.method} ${verb.overloaded}` });
      if (exchange.response.status !== 401 && exchange.response.status !== 403) return;
      seen ??= exchange;
    }
  } catch (error) {
    if (error instanceof Inconclusive || error instanceof NotExercised) return;
    throw error;
  }
  if (seen === undefined) return;
  session.refused = {
    exchange: seen,
    message:
      'The valid credentials were refused on every operation: either they are mistyped (check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN), or the target’s authentication is broken' +
      (settings.proxy === undefined ? '.' : ', or the proxy refuses those in its own URL.'),
  };
}
