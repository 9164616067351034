/** `npm run bench`: measures each section, prints its tables and writes `artifacts/bench.json`. */
import { availableParallelism, loadavg } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../specs/load.ts';
import { measureLatency } from './latency.ts';
import {
  isMet,
  type Measured,
  type Results,
  SECTIONS,
  type Section,
  type SectionName,
  saveResults,
} from './results.ts';
import { measureGrowth } from './sections/growth.ts';
import { measureOverhead } from './sections/overhead.ts';
import { measureReport } from './sections/report.ts';
import { measureStart } from './sections/start.ts';
import { sectionText } from './table.ts';

const MEASURES: Record<SectionName, (rounds: number) => Promise<Measured>> = {
  overhead: measureOverhead,
  latency: measureLatency,
  growth: measureGrowth,
  start: measureStart,
  report: measureReport,
};

interface Options {
  only?: SectionName[];
  rounds: number;
  check?: boolean;
}

/** Returns the exit status. */
async function bench({ only, rounds, check = false }: Options): Promise<number> {
  const results: Results = { schema: 'proofmark/bench@1', sections: {} };
  for (const name of only ?? SECTIONS) {
    console.error(`measuring ${name}, ${rounds === 1 ? 'once' : `${rounds} rounds`}`);
    const section = await measureSection(name, rounds);
    results.sections[name] = section;
    // save after each section, so that a later failure loses nothing
    await saveResults(results);
    console.log(sectionText(name, section));
  }
  const figures = Object.values(results.sections).flatMap((section) => section.figures);
  return check && figures.some((figure) => isMet(figure) === false) ? 1 : 0;
}

async function measureSection(name: SectionName, rounds: number): Promise<Section> {
  const [before = 0] = loadavg();
  const measured = await MEASURES[name](rounds);
  const [after = 0] = loadavg();
  return {
    measuredAt: new Date().toISOString(),
    version: packageVersion(),
    node: process.versions.node,
    cores: availableParallelism(),
    load: [before, after],
    rounds,
    ...measured,
  };
}

function parseRounds(text: string): number {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 100) throw new InvalidArgumentError('Give 1 to 100.');
  return rounds;
}

const program = new Command('npm run bench --')
  .description('Measures the speed, memory and size of proofmark on its embedded reference.')
  .addOption(new Option('--only <section...>', 'measure only these sections').choices(SECTIONS))
  .option('--rounds <n>', 'repeat each measurement and take the median', parseRounds, 5)
  .option('--check', 'exit with 1 if a figure misses its target');
process.exitCode = await bench(program.parse().opts<Options>());
