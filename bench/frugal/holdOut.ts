/**
 * `npm run frugal`: chooses cases by one half of the fault catalogue, runs them on the other, and tells how many of its faults they find;
 * and that no lawful variant is blamed. Writes `bench/frugal.json`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runOrders } from '../../cli/prove/pool.ts';
import { settingsFor } from '../../cli/prove/runSubject.ts';
import type { Order, Subject, SubjectResult } from '../../cli/prove/subject.ts';
import { allFaults, type Fault } from '../../reference/faults/index.ts';
import { allVariants } from '../../reference/variants/index.ts';
import { struck } from '../../reports/killMatrix.ts';
import { loadDetectionPower } from '../../specs/detectionPower.ts';
import { clauseById, clauseSetDigest, loadClauses, packageVersion } from '../../specs/load.ts';
import { packageRoot } from '../../specs/packageRoot.ts';
import { frugalPlan } from '../../suites/frugal/plan.ts';

const BUDGET = Number(process.argv[2] ?? 400);
/** Ways to halve the catalogue. */
const SPLITS = Number(process.argv[3] ?? 3);
const SEED = 1;
const RUNS = 25;

const clauses = loadClauses().map(({ id }) => id);
const indexOf = new Map(loadDetectionPower().faults.map((id, index) => [id, index]));
const jobs = availableParallelism() * 2;
const told = (done: number, of: number) => process.stderr.write(`${done} of ${of}\n`);

/** The order with the cases that fit the subject's profile, chosen by those faults; the same profile has the same choice. */
async function planned(
  subject: Subject,
  profile: string,
  faults: readonly Fault[],
  known: Map<string, Order>,
): Promise<Order> {
  const plain: Order = { subject, clauses, seed: SEED, runs: RUNS };
  const found = known.get(profile);
  if (found !== undefined) return { ...found, subject };
  const indices = new Set(faults.flatMap(({ id }) => indexOf.get(id) ?? []));
  const { chosen } = await frugalPlan(settingsFor(plain), BUDGET, indices);
  const order: Order = { ...plain, frugal: { chosen }, maxRequests: BUDGET };
  known.set(profile, order);
  return order;
}

/** Both halves of the catalogue, by a hash of each fault's id. */
function halves(split: number): [Fault[], Fault[]] {
  const rank = ({ id }: Fault) => createHash('sha256').update(`${split} ${id}`).digest('hex');
  const sorted = [...allFaults()].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  return [sorted.slice(0, sorted.length / 2), sorted.slice(sorted.length / 2)];
}

async function measure(chosenBy: readonly Fault[], triedOn: readonly Fault[]) {
  const known = new Map<string, Order>();
  const references = new Map<string, Order>();
  const orders: Order[] = [];
  for (const { id, profile = 'documented' } of triedOn) {
    const order = await planned({ kind: 'fault', id }, JSON.stringify(profile), chosenBy, known);
    if (profile === 'documented')
      references.set(profile, { ...order, subject: { kind: 'reference', id: 'reference' } });
    orders.push(order);
  }
  const all = [...references.values(), ...orders];
  const results = await runOrders(all, jobs, (_, done) => done % 50 === 0 && told(done, all.length));
  const [reference] = results;
  if (reference === undefined) throw new Error('the reference itself was not run');
  const missed = triedOn.filter((fault) => {
    const result = results.find(({ subject }) => subject.kind === 'fault' && subject.id === fault.id);
    return result === undefined || !isFound(fault, result, reference);
  });
  return {
    faults: triedOn.length,
    found: triedOn.length - missed.length,
    mostRequests: Math.max(...results.map(({ requests }) => requests)),
    referenceRequests: reference.requests,
    missed: missed.map(({ id }) => id).sort(),
  };
}

/** By any of the clauses that it may break. */
function isFound({ breaks, collateral }: Fault, seen: SubjectResult, reference: SubjectResult): boolean {
  return [...breaks, ...collateral].some((id) => struck(id, clauseById(id).kind, seen, reference));
}

async function falseAlarms() {
  const orders: Order[] = [];
  for (const { id } of allVariants())
    orders.push(await planned({ kind: 'variant', id }, `variant ${id}`, allFaults(), new Map()));
  const results = await runOrders(orders, jobs, (_, done) => done % 20 === 0 && told(done, orders.length));
  const alarms = results.flatMap(({ subject, outcomes }) =>
    Object.entries(outcomes)
      .filter(([, outcome]) => ['fail', 'warn', 'error'].includes(outcome))
      .map(([clause, outcome]) => `${subject.id}: ${clause} ${outcome}`),
  );
  return { variants: orders.length, mostRequests: Math.max(...results.map(({ requests }) => requests)), alarms };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const rounds: ({ split: number } & Awaited<ReturnType<typeof measure>>)[] = [];
for (let split = 1; split <= SPLITS; split += 1) {
  const [one, other] = halves(split);
  for (const [chosenBy, triedOn] of [
    [one, other],
    [other, one],
  ] as const) {
    const round = { split, ...(await measure(chosenBy, triedOn)) };
    process.stdout.write(`split ${split}: ${round.found} of ${round.faults}, at most ${round.mostRequests} requests\n`);
    rounds.push(round);
  }
}
const whole = await measure(allFaults(), allFaults());
process.stdout.write(`chosen by all: ${whole.found} of ${whole.faults}\n`);
const variants = await falseAlarms();
process.stdout.write(`lawful variants: ${variants.alarms.length} false alarms on ${variants.variants}\n`);
const sum = (figure: (round: (typeof rounds)[number]) => number) =>
  rounds.reduce((total, round) => total + figure(round), 0);
const held = { found: sum(({ found }) => found), of: sum(({ faults }) => faults) };
const least = Math.min(...rounds.map(({ found, faults }) => found / faults));
const figures = `Of faults that the choice did not know: ${percent(held.found / held.of)} found (${held.found} of ${held.of} over ${rounds.length} halves; the worst half ${percent(least)}). Chosen by the whole catalogue: ${whole.found} of ${whole.faults}. ${variants.variants} lawful variants: ${variants.alarms.length} false alarms.`;
const page = join(packageRoot(), 'docs', 'frugal.md');
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace(
    /<!-- figures -->[\s\S]*<!-- \/figures -->/,
    `<!-- figures -->\n${figures}\n<!-- /figures -->`,
  ),
);
writeFileSync(
  join(packageRoot(), 'bench', 'frugal.json'),
  `${JSON.stringify(
    {
      suite: { version: packageVersion(), clauses: clauseSetDigest() },
      budget: BUDGET,
      seed: SEED,
      heldOut: { ...held, rounds },
      whole,
      variants,
    },
    null,
    2,
  )}\n`,
);
