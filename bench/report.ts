/** Report: its share of a run's time, and what it costs at ten and a hundred times the size. */

import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesBelow, certify, MAIN, SEED, seconds } from './command.ts';
import type { Measured } from './results.ts';
import { median } from './stats.ts';
import { onTarget } from './target.ts';

const SIZES = [100, 1_000, 10_000];
const GENERATE = fileURLToPath(new URL('./generateReport.js', import.meta.url));

export async function measureReport(rounds: number): Promise<Measured> {
  const samples: Record<string, number[]> = { with: [], without: [], embedded: [] };
  let requests = 0;
  const dir = await mkdtemp(join(tmpdir(), 'proofmark-bench-'));
  try {
    for (let round = 0; round < rounds; round += 1) {
      const run = await onTarget({}, (target) => certify(target));
      requests = run.requests;
      samples.with?.push(run.seconds);
      samples.without?.push((await onTarget({}, (target) => certify(target, ['--no-report']))).seconds);
      const main = [MAIN, 'run', '--seed', SEED, '--no-config', '--quiet', '--out', join(dir, 'report')];
      samples.embedded?.push(await seconds(main));
    }
    const rows = [];
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
      rows.push([size, median(times), (await bytesBelow(out)) / 1e6]);
      await rm(results, { recursive: true });
    }
    const [whole, bare, embedded] = [samples.with, samples.without, samples.embedded].map((values) =>
      median(values ?? []),
    ) as [number, number, number];
    return {
      figures: [
        { label: 'requests of the main job', value: requests, unit: 'count', target: { atMost: 2500 } },
        { label: 'the main job, with report', value: whole, unit: 's', target: { atMost: 6 } },
        {
          label: 'the same, the reference in the same process (`npm start`)',
          value: embedded,
          unit: 's',
          target: { atMost: 6 },
        },
        { label: 'the main job with `--no-report`', value: bare, unit: 's' },
        { label: 'share of the Allure report', value: (100 * (whole - bare)) / whole, unit: '%' },
      ],
      series: { columns: ['results in the Allure report', 'seconds', 'MB'], rows },
      samples,
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Lays down `size` results: those of a real run, again and again, each under a name and an id of its own. */
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
    const turn = Math.floor(at / texts.length);
    const uuid = randomUUID();
    const own = {
      ...result,
      uuid,
      name: `${result.name} (${turn})`,
      fullName: `${result.fullName} (${turn})`,
      testCaseId: `${result.testCaseId}-${turn}`,
      historyId: `${result.historyId}-${turn}`,
    };
    await writeFile(join(to, `${uuid}-result.json`), JSON.stringify(own));
  }
}
