/** Kills a run at random moments. After `cleanup` the target holds exactly what it held before. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it, onTestFinished, vi } from 'vitest';
import { cleanup } from '../../../cli/cleanup/cleanup.ts';
import { countLeftovers, ledgerPath, ledgersWithLeftovers } from '../../../cli/cleanup/ledgers.ts';
import { finished, startCommand, temporaryFolder } from '../../support/command/command.ts';
import { settingsFor } from '../../support/command/inProcess.ts';
import { occupied } from '../../support/servers/occupied.ts';

const KILLS = 14;
/** One run in this many uses the command. The others run the same engine in a process that starts faster. */
const BY_COMMAND = 7;
const LANES = 2;
/** Clauses that create in every way, with and without the run's marker, update and delete. */
const CLAUSES = ['post.201', 'put.201', 'write.round-trip', 'lifecycle.concurrent', 'delete.gone'];
const RUN = ['run', '--runs', '1', '--no-report', '--quiet', '--clause', ...CLAUSES];
const BARE = fileURLToPath(new URL('../../support/command/bareRun.mjs', import.meta.url));

type Target = Awaited<ReturnType<typeof occupied>>;

interface Moment {
  /** Fraction of the requests of a whole run. */
  course: number;
  /** Milliseconds after that request arrived. */
  late: number;
}

interface Started {
  child: ChildProcess;
  /** The folder of the run's ledger. */
  folder: string;
}

function byCommand(target: Target): Started {
  const cwd = temporaryFolder();
  return { child: startCommand(RUN, { cwd, env: target.env }), folder: join(cwd, 'proofmark-report') };
}

function byEngine({ url, account }: Target): Started {
  const folder = temporaryFolder();
  const marker = randomBytes(4).toString('hex');
  const ledger = ledgerPath(folder, marker);
  const settings = settingsFor(url, { account, other: null, clauses: CLAUSES, runs: 1, marker, ledger });
  const env = { PATH: process.env.PATH, SETTINGS: JSON.stringify(settings) };
  const child = spawn(process.execPath, [BARE], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, folder };
}

async function killAt({ course, late }: Moment, whole: number, target: Target, child: ChildProcess): Promise<void> {
  const from = target.requests();
  const ended = finished(child);
  while (child.exitCode === null && target.requests() - from < course * whole) await pause(1);
  await pause(late);
  child.kill('SIGKILL');
  await ended;
}

it(`cleanup restores the target after each of ${KILLS} kills, spread over the run`, async () => {
  // the lanes clean up concurrently, and each keeps the output of its own cleanup
  const said = new AsyncLocalStorage<string[]>();
  const keep = (text: string | Uint8Array) => (said.getStore()?.push(String(text).trimEnd()) ?? 0) >= 0;
  const print = vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  const warn = vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  onTestFinished(() => print.mockRestore());
  onTestFinished(() => warn.mockRestore());
  const seed = randomInt(2 ** 31);
  const drawn = fc.sample(fc.noBias(fc.record({ within: fc.nat(999), late: fc.nat(12) })), { seed, numRuns: KILLS });
  const moments = drawn.map(({ within, late }, at): Moment => ({ course: (at + within / 1000) / KILLS, late }));

  const unhurt = await occupied();
  const { child } = byEngine(unhurt);
  expect(await finished(child)).toEqual({ code: 0, stdout: '', stderr: '' });
  const whole = unhurt.requests();
  expect(unhurt.snapshot()).toEqual(unhurt.before);

  const results: { moment: Moment; left: number; exit: number; same: boolean; lines: string[] }[] = [];
  const waiting = moments.map((moment, at) => ({ moment, start: at % BY_COMMAND === 2 ? byCommand : byEngine }));
  const lane = async () => {
    const target = await occupied();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { moment, start } = next;
      const run = start(target);
      await killAt(moment, whole, target, run.child);
      const left = ledgersWithLeftovers(run.folder).reduce((sum, path) => sum + countLeftovers(path), 0);
      const lines: string[] = [];
      const exit = await said.run(lines, () => cleanup([run.folder], {}, target.env));
      results.push({ moment, left, exit, same: isSame(target.snapshot(), target.before), lines });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  warn.mockRestore();
  const lefts = results.map(({ left }) => left).join(' ');
  console.log(`killed ${KILLS} times (moments from seed ${seed}, ${whole} requests a run); left each time: ${lefts}`);
  expect(
    results.filter(({ exit, same }) => exit !== 0 || !same),
    `moments from seed ${seed}`,
  ).toEqual([]);
  expect(results.filter(({ left }) => left > 0).length, `moments from seed ${seed}`).toBeGreaterThan(KILLS / 4);
});

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
