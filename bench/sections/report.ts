/** Report: the cost of the Allure report in a run, and for a hundred times as many results. */
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesBelow, certify, MAIN, SEED, seconds } from '../command.ts';
import type { Measured, Series } from '../results.ts';
import { median } from '../stats.ts';
import { onTarget } from '../target.ts';

const SIZES = [100, 1_000, 10_000];
const GENERATE = fileURLToPath(new URL('../processes/generateReport.js', import.meta.url));

type Samples = Record<string, number[]>;

export async function measureReport(rounds: number): Promise<Measured> {
  const dir = await mkdtemp(join(tmpdir(), 'proofmark-bench-'));
  try {
    const runs = { separate: [] as number[], noReport: [] as number[], embedded: [] as number[] };
    let requests = 0;
    for (let round = 0; round < rounds; round += 1) {
      const run = await onTarget({}, (target) => certify(target));
      requests = run.requests;
      runs.separate.push(run.seconds);
      runs.noReport.push((await onTarget({}, (target) => certify(target, ['--no-report']))).seconds);
      const embedded = ['run', '--seed', SEED, '--no-config', '--quiet', '--out', join(dir, 'report')];
      runs.embedded.push(await seconds([MAIN, ...embedded]));
    }
    const { series, samples } = await measureSizes(dir, rounds);
    const separate = median(runs.separate);
    return {
      figures: [
        { label: 'requests of a full run', value: requests, unit: 'count', target: { atMost: 2800 } },
        {
          label: 'run with report ÷ run with `--no-report`',
          value: separate / median(runs.noReport),
          unit: 'ratio',
          target: { atMost: 2 },
        },
        { label: '`npm start` ÷ run on a separate process', value: median(runs.embedded) / separate, unit: 'ratio' },
      ],
      series,
      samples: { ...runs, ...samples },
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Generates the Allure report for the results of the run in `dir/report`, repeated up to each size. */
async function measureSizes(dir: string, rounds: number): Promise<{ series: Series; samples: Samples }> {
  const samples: Samples = {};
  const measured: { size: number; time: number; megabytes: number }[] = [];
  for (const size of SIZES) {
    const results = join(dir, `results-${size}`);
    await multiply(join(dir, 'report', 'allure-results'), results, size);
    const times: number[] = [];
    const out = join(dir, `report-${size}`);
    for (let round = 0; round < rounds; round += 1) {
      await rm(out, { recursive: true, force: true });
      times.push(await seconds([GENERATE, results, out]));
    }
    samples[`report of ${size}`] = times;
    measured.push({ size, time: median(times), megabytes: (await bytesBelow(out)) / 1e6 });
    await rm(results, { recursive: true });
  }
  const smallest = measured[0]?.time ?? Number.NaN;
  return {
    series: {
      columns: ['results in the Allure report', `time ÷ time of ${SIZES[0]}`, 'MB'],
      rows: measured.map(({ size, time, megabytes }) => [size, time / smallest, megabytes]),
    },
    samples,
  };
}

/** Writes `size` results: those of a real run, repeated, each with a name and an id of its own. */
async function multiply(from: string, to: string, size: number): Promise<void> {
  const names = await readdir(from);
  const results = names.filter((name) => name.endsWith('-result.json'));
  await mkdir(to);
  await Promise.all(
    names.filter((name) => !results.includes(name)).map((name) => cp(join(from, name), join(to, name))),
  );
  const texts = await Promise.all(results.map((name) => readFile(join(from, name), 'utf8')));
  for (let at = 0; at < size; at += 1) {
    const result = JSON.parse(texts[at % texts.length] ?? '') as Record<string, unknown>;
    const copy = Math.floor(at / texts.length);
    const uuid = randomUUID();
    const own = {
      ...result,
      uuid,
      name: `${result.name} (${copy})`,
      fullName: `${result.fullName} (${copy})`,
      testCaseId: `${result.testCaseId}-${copy}`,
      historyId: `${result.historyId}-${copy}`,
    };
    await writeFile(join(to, `${uuid}-result.json`), JSON.stringify(own));
  }
}
