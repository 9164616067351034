/** `npm run costs`: measures what each clause sends to the reference, and writes `specs/clause-costs.json`. */
import { writeFileSync } from 'node:fs';
import type { RunSettings } from '../client/settings.ts';
import { startReference } from '../reference/server.ts';
import { type CostFile, MEASURED, type RunSize } from '../specs/contract/costs.ts';
import { loadClauses, loadProfile, selectResources } from '../specs/load.ts';
import type { Profile } from '../specs/profile/model.ts';
import { specsFile } from '../specs/utils/packageFiles.ts';
import { closeSession, openSession, runClause } from '../suites/engine/runClause.ts';
import { profileOf } from './sections/growthProfiles.ts';

/** Two further measurements give the growth: one with fewer runs, one with more resources. */
const FEW: RunSize = { ...MEASURED, runs: 1 };
const MANY: RunSize = { ...MEASURED, resources: 4 };

/** Fixed accounts, because the suite derives the wrong tokens from the right token. */
const ACCOUNTS = {
  main: { accountSid: `AC${'1'.repeat(32)}`, authToken: 'f00df00df00df00df00df00df00df00d' },
  other: { accountSid: `AC${'2'.repeat(32)}`, authToken: 'beefbeefbeefbeefbeefbeefbeefbeef' },
};

const CLAUSES = loadClauses();
const DOCUMENTED = selectResources(loadProfile('documented').profile);
const LARGER = profileOf(MANY.resources);

/** Returns the number of requests if these clauses run one after the other in one session. Every call returns the same number. */
async function requestsOf(clauses: typeof CLAUSES, { runs, resources }: RunSize): Promise<number> {
  const profile = resources === MANY.resources ? LARGER : DOCUMENTED;
  const reference = await startReference({ accounts: ACCOUNTS, ...(profile === LARGER && { profile }) });
  const { url, account, other, requests } = reference;
  const ids = clauses.map(({ id }) => id);
  const session = await openSession({ ...settingsFor(profile, runs), baseUrl: url, account, other, clauses: ids });
  for (const clause of clauses) await runClause(clause, session);
  await closeSession(session);
  await reference.close();
  return requests();
}

function settingsFor(profile: Profile, runs: number): Omit<RunSettings, 'baseUrl' | 'account' | 'other' | 'clauses'> {
  return {
    profile,
    values: {},
    hook: { form: 'header', name: 'Prefer', template: 'code={status}' },
    burst: null,
    level: 'full',
    seed: 1,
    runs,
    concurrency: 8,
    rate: null,
    maxRequests: null,
    timeoutMs: 10_000,
    headers: [],
    tls: { insecure: false },
    marker: '00000001',
  };
}

/** The clauses that are measured at the same time. Most of a measurement is waiting, such as for the end of a lag. */
const AT_ONCE = 8;

async function costOf(clause: (typeof CLAUSES)[number]): Promise<[id: string, cost: CostFile['clauses'][string]]> {
  const [requests, few, many] = await Promise.all([
    requestsOf([clause], MEASURED),
    requestsOf([clause], FEW),
    requestsOf([clause], MANY),
  ]);
  const perRun = (requests - few) / (MEASURED.runs - FEW.runs);
  const perResource = (many - requests) / (MANY.resources - MEASURED.resources);
  const growth = {
    ...(perRun > 0 && { perRun: Math.round(perRun * 100) / 100 }),
    ...(perResource > 0 && { perResource }),
  };
  return [clause.id, { requests, ...growth }];
}

const costs: CostFile = { whole: await requestsOf(CLAUSES, MEASURED), clauses: {} };
for (let at = 0; at < CLAUSES.length; at += AT_ONCE) {
  const measured = await Promise.all(CLAUSES.slice(at, at + AT_ONCE).map(costOf));
  Object.assign(costs.clauses, Object.fromEntries(measured));
}
const lines = Object.entries(costs.clauses).map(([id, cost]) => `    ${JSON.stringify(id)}: ${spaced(cost)}`);
const text = `{\n  "whole": ${costs.whole},\n  "clauses": {\n${lines.join(',\n')}\n  }\n}\n`;
writeFileSync(specsFile('clause-costs.json'), text);

/** Returns the object on one line, in the style of the formatter. */
function spaced(value: object): string {
  const pairs = Object.entries(value).map(([key, number]) => `${JSON.stringify(key)}: ${number}`);
  return `{ ${pairs.join(', ')} }`;
}
