/** The first line of a recording: the settings of the run, without its secrets. */
import type { Profile } from '../../specs/profile/model.ts';
import { selectResources } from '../../specs/profile/profiles.ts';
import type { Account, RunSettings } from '../settings.ts';
import { shownProxy } from '../transport/agent.ts';
import { standInAccount, standInFor } from './standIn.ts';

export const RECORDING_FORMAT = 'proofmark/recording@1';

/** Settings that a recording contains as they are. */
const PLAIN = [
  'burst',
  'level',
  'clauses',
  'revision',
  'shard',
  'seed',
  'runs',
  'concurrency',
  'rate',
  'maxRequests',
  'timeoutMs',
  'marker',
] as const;

export interface RecordingHeader extends Pick<RunSettings, (typeof PLAIN)[number]> {
  recording: typeof RECORDING_FORMAT;
  /** When the recording began, as ISO 8601. */
  startedAt: string;
  baseUrl: string;
  /** The accounts, with a stand-in for each token. */
  account: Account;
  other: Account | null;
  /** The whole profile, and the names of the resources of the run. */
  profile: Profile;
  resources: string[];
  values: Record<string, string>;
  hook: RunSettings['hook'];
  /** The extra header fields, with a stand-in for each value. */
  headers: [name: string, value: string][];
  insecure: boolean;
  /** Without userinfo. */
  proxy?: string;
}

/** `write` replaces secrets in a text. */
export function headerOf(settings: RunSettings, whole: Profile, write: (text: string) => string): RecordingHeader {
  const { account, other, profile, values, hook, headers, tls, proxy, baseUrl, marker } = settings;
  const [main, second] = standInsOf({ account, other, marker });
  const plain = Object.fromEntries(
    PLAIN.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])),
  );
  return {
    recording: RECORDING_FORMAT,
    startedAt: new Date().toISOString(),
    ...(plain as Pick<RunSettings, (typeof PLAIN)[number]>),
    baseUrl: write(baseUrl),
    account: main,
    other: second,
    profile: whole,
    resources: Object.keys(profile.resources),
    values: JSON.parse(write(JSON.stringify(values))) as Record<string, string>,
    hook: JSON.parse(write(JSON.stringify(hook))) as RunSettings['hook'],
    headers: headers.map(([name, value]) => [name, standInFor(value, `${marker} ${name}`)]),
    insecure: tls.insecure,
    ...(proxy !== undefined && { proxy: shownProxy(proxy) }),
  };
}

/** The accounts of a run, with a stand-in for each token. */
export function standInsOf({
  account,
  other,
  marker,
}: Pick<RunSettings, 'account' | 'other' | 'marker'>): [main: Account, other: Account | null] {
  const sids = [account, other].flatMap((one) => (one === null ? [] : [one.accountSid]));
  return [
    standInAccount(account, `${marker} main`, sids),
    other === null ? null : standInAccount(other, `${marker} other`, sids),
  ];
}

/** The settings of a replay of the recording in `file`. */
export function settingsOf(header: RecordingHeader, file: string): RunSettings {
  const { recording: _, startedAt: __, profile, resources, insecure, ...settings } = header;
  return { ...settings, profile: selectResources(profile, resources), tls: { insecure }, replay: file };
}
