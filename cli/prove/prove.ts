/** `prove`: runs the suite on every fault and every lawful variant, and writes the kill matrix. */
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { holds } from '../../reports/killMatrix/killMatrix.ts';
import { complaints, figuresLine, killMatrixPage } from '../../reports/killMatrix/killMatrixText.ts';
import { PROOF_FIGURES_FILE, proofFigures } from '../../reports/killMatrix/proofFigures.ts';
import { EXIT, type ExitCode, parseNumber, UsageError } from '../process/errors.ts';
import { codeOf } from '../settings/target/tls.ts';
import { matrixOf } from './matrix.ts';
import { type ProveOptions, planOf } from './plan.ts';
import { runOrders } from './workers.ts';

/** For each core: half of the time a subject waits, for a lag or a retry. */
const PROCESSES = 2;
/** Subjects between two lines of progress where there is no terminal. */
const TOLD_EVERY = 50;

/** Exits 0 where the proof holds, 1 on a miss, a false alarm, or a clause that no fault breaks. */
export async function prove(options: ProveOptions & { jobs?: string; out?: string }): Promise<ExitCode> {
  const jobs =
    options.jobs === undefined
      ? availableParallelism() * PROCESSES
      : parseNumber('--jobs', options.jobs, { minimum: 1, maximum: 64, whole: true });
  const plan = planOf(options);
  if (options.out !== undefined) prepare(options.out);
  const total = plan.orders.length;
  const results = await runOrders(plan.orders, jobs, (result, done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done}/${total} ${result.subject.id}\u001b[K`);
    else if (done % TOLD_EVERY === 0) process.stderr.write(`proofmark: ${done} of ${total} proved\n`);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const matrix = matrixOf(plan, results);
  if (options.out !== undefined) {
    writeFileSync(join(options.out, 'kill-matrix.json'), `${JSON.stringify(matrix, null, 2)}\n`);
    writeFileSync(join(options.out, 'kill-matrix.md'), killMatrixPage(matrix));
    writeFileSync(join(options.out, PROOF_FIGURES_FILE), `${JSON.stringify(proofFigures(matrix), null, 2)}\n`);
  }
  process.stdout.write([...complaints(matrix), figuresLine(matrix), ''].join('\n'));
  return holds(matrix) ? EXIT.ok : EXIT.nonConformant;
}

/** Said at the start: a proof takes minutes, and what it found is not to be lost for want of a folder. */
function prepare(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK);
  } catch (error) {
    throw new UsageError(`--out: ${JSON.stringify(dir)} cannot be written (${codeOf(error)})`);
  }
}
