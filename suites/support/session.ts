/** What all clauses of one run share: the settings, the client, and what was learnt once. */
import { withAccount } from '../../specs/prerequisites.ts';
import type { Profile } from '../../specs/profile.ts';
import { type Client, createClient } from './client.ts';
import type { Exchange } from './exchange.ts';
import { Foundation } from './foundation.ts';
import { Ledger } from './ledger.ts';
import type { ListsAhead } from './listsAhead.ts';
import { Requests } from './requests.ts';
import { type Redactor, redactorFor } from './secrets.ts';
import type { RunSettings } from './settings.ts';
import { SharedPlaces } from './sharedPlaces.ts';

export interface Session {
  readonly settings: RunSettings;
  readonly profile: Profile;
  readonly client: Client;
  /** Where what is created is written down; null where nothing outlives the run. */
  readonly ledger: Ledger | null;
  readonly requests: Requests;
  readonly redact: Redactor;
  /** Why nothing is to be attempted: the target refuses the valid credentials everywhere. */
  refused: { message: string; exchange: Exchange } | null;
  /** One promise a key: what several clauses need and one request answers. */
  readonly memo: Map<string, Promise<unknown>>;
  /** Instances and controls for what is to be refused. */
  readonly places: SharedPlaces;
  /** Live instances that other resources need first. */
  readonly foundation: Foundation;
  /** What was read for the end of the run, once all clauses have ended. */
  readonly ahead: { lists?: ListsAhead };
  /** Ids of the clauses that have not ended. */
  readonly left: Set<string>;
  /** The next text of a length that no other case of this run, on whatever shard, was given, as long as there are any. */
  shortValue(length: number): string;
}

/** Opens the session; sends nothing. A rehearsal brings a client of its own. */
export function createSession(given: RunSettings, clientFor?: (requests: Requests) => Client): Session {
  const settings = { ...given, profile: withAccount(given.profile, given.account.accountSid) };
  const requests = new Requests(settings);
  const redact = redactorFor(settings);
  const ledger =
    settings.ledger === undefined ? null : new Ledger(settings.ledger, settings, requests.basePath, redact);
  return {
    settings,
    profile: settings.profile,
    requests,
    client: clientFor?.(requests) ?? createClient(settings, requests.basePath, ledger),
    ledger,
    redact,
    refused: null,
    memo: new Map(),
    places: new SharedPlaces(),
    foundation: new Foundation(settings.profile),
    ahead: {},
    left: new Set(settings.clauses),
    shortValue: shortValues(settings.shard ?? { index: 1, of: 1 }),
  };
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Each shard has values of its own: too short for a run's marker, they could clash with those of another. */
function shortValues({ index, of }: NonNullable<RunSettings['shard']>): (length: number) => string {
  const given = new Map<number, number>();
  return (length) => {
    const count = given.get(length) ?? 0;
    given.set(length, count + 1);
    let rest = count * of + index - 1;
    let text = '';
    for (let at = 0; at < length; at += 1) {
      text += ALPHABET[rest % ALPHABET.length] ?? '';
      rest = Math.floor(rest / ALPHABET.length);
    }
    return text;
  };
}
