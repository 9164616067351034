/** `npm run bench`: measures, writes `bench/results.json`, and puts the tables into `docs/performance.md`. */
import { readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from '../cli/process/errors.ts';
import { EXIT } from '../cli/process/exitCodes.ts';
import { suiteDigest } from '../cli/run/suiteDigest.ts';
import { parseNumber } from '../cli/settings/parseNumber.ts';
import { writeFileWhole } from '../reports/record/conformance.ts';
import { packageRoot, packageVersion } from '../specs/load.ts';
import { measureGrowth } from './growth.ts';
import { measureLatency } from './latency.ts';
import { measureOverhead } from './overhead.ts';
import { measureReport } from './report.ts';
import { isMet, loadResults, type Measured, SECTIONS, type SectionName, saveResults } from './results.ts';
import { measureStart } from './start.ts';
import { tables, withTables } from './table.ts';

const MEASURES: Record<SectionName, (rounds: number) => Promise<Measured>> = {
  overhead: (rounds) => measureOverhead(rounds),
  latency: (rounds) => measureLatency(rounds),
  growth: (rounds) => measureGrowth(rounds),
  start: (rounds) => measureStart(rounds),
  report: (rounds) => measureReport(rounds),
};

interface Options {
  only?: SectionName[];
  rounds: string;
  check?: boolean;
}

async function bench({ only, check = false, ...texts }: Options): Promise<number> {
  const rounds = parseNumber('--rounds', texts.rounds, { minimum: 1, maximum: 100, whole: true });
  const results = loadResults();
  for (const name of only ?? SECTIONS) {
    console.error(`measuring ${name}, ${rounds} times`);
    const [before = 0] = loadavg();
    const measured = await MEASURES[name](rounds);
    const [after = 0] = loadavg();
    results.sections[name] = {
      measuredAt: new Date().toISOString(),
      version: packageVersion(),
      code: suiteDigest(),
      node: process.versions.node,
      cores: availableParallelism(),
      load: [before, after],
      rounds,
      ...measured,
    };
    // what was measured is not to be lost when a later section fails
    await saveResults(results);
    console.log(tables({ ...results, sections: { [name]: results.sections[name] } }));
  }
  const page = join(packageRoot(), 'docs', 'performance.md');
  await writeFileWhole(page, withTables(await readFile(page, 'utf8'), results));
  const missed = SECTIONS.flatMap((name) =>
    results.sections[name]?.figures.filter((figure) => isMet(figure) === false),
  );
  return check && missed.length > 0 ? EXIT.nonConformant : EXIT.ok;
}

const program = new Command('npm run bench --')
  .description('Measures proofmark on its reference; what earlier calls measured stays where it is not measured again.')
  .addOption(new Option('--only <section...>', 'these sections alone').choices(SECTIONS))
  .option('--rounds <n>', 'how often each is measured; the median counts', '5')
  .option('--check', 'exit 1 where a figure misses its target');
try {
  process.exitCode = await bench(program.parse().opts<Options>());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`bench: ${error.message}`);
  process.exitCode = EXIT.usage;
}
