/** `prove`: runs the suite on every fault and every lawful variant, and makes the kill matrix. */
import { accessSync, constants, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { SIGNATURES_FILE, signaturesJson } from '../../reports/diagnosis/signatures.ts';
import { holds } from '../../reports/killMatrix/killMatrix.ts';
import { complaints, figuresLine, killMatrixJson, killMatrixPage } from '../../reports/killMatrix/killMatrixText.ts';
import { PROOF_FIGURES_FILE, proofFigures } from '../../reports/killMatrix/proofFigures.ts';
import { errorCode, UsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import { makeFolder } from '../process/makeFolder.ts';
import { parseNumber } from '../settings/parseNumber.ts';
import { killMatrixOf } from './matrix.ts';
import { type ProofPlan, type ProveOptions, planOf } from './plan.ts';
import { signaturesOf } from './signatures.ts';
import type { TaskResult } from './task.ts';
import { runTasks } from './workers.ts';

/** The number of processes for each core. A process spends about half of its time in delays and before retries. */
const PROCESSES_PER_CORE = 2;
/** Tasks per line of progress if stderr is not a terminal. */
const PROGRESS_INTERVAL = 50;

/**
 * Returns exit code 0 if the proof holds; 1 for a missed fault, a false alarm, or a clause that no fault breaks.
 * @throws UsageError for an invalid option or an output folder that cannot be written
 */
export async function prove(options: ProveOptions & { jobs?: string; out?: string }): Promise<ExitCode> {
  const jobs =
    options.jobs === undefined
      ? availableParallelism() * PROCESSES_PER_CORE
      : parseNumber('--jobs', options.jobs, { minimum: 1, maximum: 64, whole: true });
  const plan = planOf(options);
  if (options.out !== undefined) createOutputFolder(options.out);
  const total = plan.tasks.length;
  const results = await runTasks(plan.tasks, jobs, (result, done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done}/${total} ${result.subject.id}\u001b[K`);
    else if (done % PROGRESS_INTERVAL === 0) process.stderr.write(`proofmark: ${done} of ${total} done\n`);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const isPartial = options.detection === true || options.quick === true;
  const matrix = killMatrixOf(plan, isPartial ? await withSecondLook(plan, results, jobs) : results);
  if (options.out !== undefined) {
    writeFileSync(join(options.out, 'kill-matrix.json'), killMatrixJson(matrix));
    writeFileSync(join(options.out, 'kill-matrix.md'), killMatrixPage(matrix));
    writeFileSync(join(options.out, PROOF_FIGURES_FILE), `${JSON.stringify(proofFigures(matrix), null, 2)}\n`);
    // a part of the faults or clauses would make the diagnosis name the wrong cause
    if (plan.whole && !isPartial)
      writeFileSync(join(options.out, SIGNATURES_FILE), signaturesJson(signaturesOf(plan, results, matrix.suite)));
  }
  process.stdout.write([...complaints(matrix), figuresLine(matrix), ''].join('\n'));
  return holds(matrix) ? EXIT.ok : EXIT.nonConformant;
}

/**
 * Runs all clauses on the faults that their own clauses missed. A rule may find a fault only in a request of another clause.
 */
async function withSecondLook(plan: ProofPlan, results: TaskResult[], jobs: number): Promise<TaskResult[]> {
  const missed = killMatrixOf(plan, results).faults.filter((row) => row.missed.length > 0);
  const again = plan.tasks
    .filter(({ subject }) => subject.kind === 'fault' && missed.some(({ id }) => id === subject.id))
    .map((task) => ({ ...task, clauses: [...plan.kinds.keys()] }));
  const second = await runTasks(again, jobs, () => undefined);
  // `blamed` of a second look stays out, because the first look had none
  const found = second.map((result) => ({ ...result, outcomes: onlyBroken(plan, result) }));
  return [...results.filter(({ subject }) => !missed.some(({ id }) => id === subject.id)), ...found];
}

function onlyBroken({ faults }: ProofPlan, { subject, outcomes }: TaskResult): TaskResult['outcomes'] {
  const breaks = faults.find(({ id }) => id === subject.id)?.breaks ?? [];
  return Object.fromEntries(Object.entries(outcomes).filter(([id]) => breaks.includes(id)));
}

/** Checks the folder before the proof, which takes minutes. */
function createOutputFolder(dir: string): void {
  try {
    makeFolder(dir);
    accessSync(dir, constants.W_OK);
  } catch (error) {
    throw new UsageError(`--out: ${JSON.stringify(dir)} cannot be written (${errorCode(error)})`);
  }
}
