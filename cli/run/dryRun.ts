/** `run --dry-run`: about how much a run would send, and what it would create. Sends nothing, writes nothing. */

import type { RunSettings } from '../../client/settings.ts';
import { visibleLine } from '../../reports/text/escape.ts';
import { count } from '../../reports/text/phrases.ts';
import { clauseCost, type RunSize, runCost } from '../../specs/contract/costs.ts';
import { clauseById } from '../../specs/load.ts';
import { byUrgency } from '../../suites/engine/urgency.ts';
import { creatable } from '../../suites/fixtures/profile/operations.ts';
import type { RunPlan } from '../settings/settings.ts';

/** What `--dry-run --json` prints. */
export interface Plan {
  schema: 'proofmark/plan@2';
  target: string;
  profile: string;
  level: string;
  runs: number;
  /** The requests of each clause if it runs alone. */
  clauses: { id: string; requests: number }[];
  /** The requests of the whole run. They are fewer than the sum, because clauses share some requests. */
  requests: number;
  /** The duration at the rate of `--rate`, or null without `--rate`. */
  seconds: number | null;
  /** Resources that the run would create, and remove again. */
  creates: string[];
  /** The billable resources among them. */
  billable: string[];
  /** The clauses that would start within `--max-requests`, or null without that flag. */
  limit: { maxRequests: number; starts: string[] } | null;
}

/** Prints the plan; resolves when it is written. */
export async function dryRun(run: RunPlan): Promise<void> {
  const plan = planOf(run);
  if (run.print === 'json') process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
  else if (run.print === 'quiet') process.stdout.write(`${summary(plan)} ${createdText(plan)}\n`);
  else process.stdout.write(render(plan));
}

export function planOf({ settings, embedded }: Pick<RunPlan, 'settings' | 'embedded'>): Plan {
  const { profile, level, runs, rate, maxRequests } = settings;
  const ids = settings.clauses.filter((id) => profile.clauses[id]?.kind !== 'not-applicable');
  const creates = creatable(profile);
  const size = { runs, resources: creates.length };
  const requests = runCost(ids, size);
  return {
    schema: 'proofmark/plan@2',
    target: embedded ? 'the embedded reference' : settings.baseUrl,
    profile: profile.name,
    level,
    runs,
    clauses: ids.map((id) => ({ id, requests: clauseCost(id, size) })),
    requests,
    seconds: rate === null ? null : requests / rate,
    creates,
    billable: creates.filter((name) => profile.resources[name]?.billable === true),
    limit: maxRequests === null ? null : { maxRequests, starts: fitting(ids, settings, size, maxRequests) },
  };
}

/** Returns the clauses that would run within the limit, in the order in which they would start. */
function fitting(ids: string[], settings: RunSettings, size: RunSize, maxRequests: number): string[] {
  let left = maxRequests;
  const inOrder = byUrgency(ids.map(clauseById), settings).map(({ id }) => id);
  return inOrder.filter((id) => {
    const cost = clauseCost(id, size);
    if (cost > left) return false;
    left -= cost;
    return true;
  });
}

function render(plan: Plan): string {
  const { clauses, limit, target, profile, level, runs } = plan;
  const line = (id: string, requests: string) => `${id.padEnd(30)}${requests.padStart(9)}`;
  return `${[
    `Dry run: nothing was sent. ${visibleLine(target)} · profile ${visibleLine(profile)} · level ${level} · ${count(runs, 'run')} of each property`,
    '',
    line('clause', 'requests'),
    ...clauses.map(({ id, requests }) => line(id, requests.toLocaleString('en'))),
    '',
    summary(plan),
    createdText(plan),
    ...(limit === null
      ? []
      : [`With at most ${limit.maxRequests} requests, about ${limit.starts.length} of ${clauses.length} clauses run.`]),
    'The figures were measured on the reference, each clause alone; in one run they share some requests.',
    'A slow, busy or faulty target takes more: requests are repeated, and failures are made smaller.',
  ].join('\n')}\n`;
}

/** `About 2,580 requests, 4 minutes at 10 a second.` */
function summary({ requests, seconds }: Plan): string {
  const duration = seconds === null ? '; --rate N sets the pace' : `, ${durationText(seconds)} at this rate`;
  return `About ${requests.toLocaleString('en')} ${requests === 1 ? 'request' : 'requests'}${duration}.`;
}

function durationText(seconds: number): string {
  return seconds < 90 ? count(Math.ceil(seconds), 'second') : count(Math.round(seconds / 60), 'minute');
}

function createdText({ creates, billable }: Plan): string {
  if (creates.length === 0) return 'It creates nothing.';
  const cost = billable.length === 0 ? 'Nothing of it is billable.' : `Billable: ${billable.join(', ')}.`;
  return `It may create, and remove again: ${creates.join(', ')}. ${cost}`;
}
