/** `run --dry-run`: what a run would send, create and cost. Sends nothing, writes nothing. */

import { RETRIES_5XX, RETRIES_429 } from '../../client/client.ts';
import { visibleLine } from '../../reports/text/escape.ts';
import { count } from '../../reports/text/phrases.ts';
import { clauseById } from '../../specs/load.ts';
import { SHRINK_LIMIT } from '../../suites/engine/property.ts';
import { byUrgency } from '../../suites/engine/urgency.ts';
import { creatable } from '../../suites/fixtures/profile/operations.ts';
import { type ClausePlan, clearingUp, PAGES, rehearse } from '../../suites/rehearsal/rehearse.ts';
import type { RunPlan } from '../settings/settings.ts';

/** What `--dry-run --json` prints. */
export interface Plan {
  schema: 'proofmark/plan@1';
  target: string;
  profile: string;
  level: string;
  runs: number;
  /** Requests before the first clause, and a look through the lists after the last. */
  overhead: number;
  /** Requests that go to what clauses share: in the figures of each, but once in the total. */
  last: number;
  clauses: (ClausePlan & { billable: string[] })[];
  total: { requests: number; atMost: number; creates: Record<string, number>; billable: string[] };
  budget: { maxRequests: number; starts: string[] } | null;
}

/** Asked before the first clause, on a target that answers and takes the credentials: whether it is there, and whether it does. */
const OVERHEAD = 2;

/** Prints the plan; resolves when it is written. */
export async function dryRun(run: RunPlan): Promise<void> {
  const plan = await planOf(run);
  if (run.print === 'json') process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
  else if (run.print === 'quiet') process.stdout.write(`${totalLine(plan)}\n`);
  else process.stdout.write(render(plan));
}

async function planOf({ settings, embedded }: RunPlan): Promise<Plan> {
  const { profile, maxRequests } = settings;
  const baseUrl = embedded ? 'http://127.0.0.1' : settings.baseUrl;
  const clauses = settings.clauses.map(clauseById);
  const plans = await rehearse(clauses, { ...settings, baseUrl });
  const isBillable = (resource: string) => profile.resources[resource]?.billable === true;
  const creates: Record<string, number> = {};
  for (const plan of plans) {
    for (const [resource, number] of Object.entries(plan.creates))
      creates[resource] = (creates[resource] ?? 0) + number;
  }
  // any clause may end last, but one does
  const last = clearingUp(profile);
  const overhead = OVERHEAD + PAGES * creatable(profile).length;
  const sum = (figure: (plan: ClausePlan) => number) =>
    plans.reduce((total, plan) => total + figure(plan) - last, overhead + last);
  return {
    schema: 'proofmark/plan@1',
    target: embedded ? 'the embedded reference' : baseUrl,
    profile: profile.name,
    level: settings.level,
    runs: settings.runs,
    overhead,
    last,
    clauses: plans.map((plan) => ({ ...plan, billable: Object.keys(plan.creates).filter(isBillable) })),
    total: {
      requests: sum(({ requests }) => requests),
      atMost: sum(({ atMost }) => atMost),
      creates,
      billable: Object.keys(creates).filter(isBillable),
    },
    budget:
      maxRequests === null
        ? null
        : {
            maxRequests,
            starts: fitting(
              byUrgency(clauses, settings).map(({ id }) => id),
              plans,
              maxRequests - overhead,
            ),
          },
  };
}

/** Those that fit even where no clause before them leaves anything of what it was given. */
function fitting(order: string[], plans: ClausePlan[], budget: number): string[] {
  const needs = new Map(plans.map(({ id, requests }) => [id, requests]));
  let left = budget;
  return order.filter((id) => {
    const need = needs.get(id) ?? 0;
    if (need > left) return false;
    left -= need;
    return true;
  });
}

function render(plan: Plan): string {
  const { clauses, total, budget } = plan;
  const line = (id: string, requests: string, atMost: string, rest: string) =>
    `${id.padEnd(30)}${requests.padStart(9)}${atMost.padStart(9)}   ${rest}`.trimEnd();
  const starts = budget === null ? null : new Set(budget.starts);
  const rows = clauses.map(({ id, requests, atMost, creates }) => {
    const late = starts === null || starts.has(id) ? '' : '  if earlier ones leave enough';
    return line(id, String(requests), String(atMost), `${amounts(creates)}${late}`);
  });
  const notes = [
    'requests: at most, on a target that keeps the contract and answers each request at once.',
    `Each holds the ${plan.last} that go to what clauses share; the total holds them once.`,
    `at most: where the clause fails, too: what failed is made smaller in up to ${SHRINK_LIMIT} tries, what was open is tried again.`,
    `Beyond both: a 429 is repeated up to ${RETRIES_429} times, a 5xx up to ${RETRIES_5XX} times, a lost connection twice; a list longer than two`,
    'pages takes a request more for each page. --max-requests bounds all of it, clean-up aside.',
  ];
  const billable =
    total.billable.length === 0
      ? 'Nothing of it is billable.'
      : `Billable: ${total.billable.map((name) => `about ${total.creates[name]} ${name}`).join(', ')}.`;
  return `${[
    `Dry run: nothing was sent. ${visibleLine(plan.target)} · profile ${visibleLine(plan.profile)} · level ${plan.level} · ${count(plan.runs, 'run')} of each property`,
    '',
    line('clause', 'requests', 'at most', 'creates, and removes again (about)'),
    ...rows,
    line('before the first, after all', String(plan.overhead), String(plan.overhead), ''),
    line('total', String(total.requests), String(total.atMost), amounts(total.creates)),
    '',
    billable,
    ...(budget === null
      ? []
      : [
          `Of a budget of ${budget.maxRequests}, ${budget.starts.length} of ${clauses.length} clauses are sure to have their share.`,
        ]),
    ...notes,
  ].join('\n')}\n`;
}

function totalLine({ total }: Plan): string {
  const cost = total.billable.length === 0 ? 'nothing billable' : `billable: ${total.billable.join(', ')}`;
  return `at most ${count(total.requests, 'request')}, ${total.atMost} where clauses fail; creates about ${amounts(total.creates) || 'nothing'}; ${cost}`;
}

function amounts(creates: Record<string, number>): string {
  return Object.entries(creates)
    .map(([name, number]) => `${number} ${name}`)
    .join(', ');
}
