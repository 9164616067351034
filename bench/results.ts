/** `bench/results.json`: what was measured, section by section, each with its own date. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from '../reports/record/conformance.ts';
import { packageRoot } from '../specs/load.ts';

export const SECTIONS = ['overhead', 'latency', 'growth', 'start', 'report'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** What a figure should be, both ends included. */
export interface Target {
  atMost?: number;
  atLeast?: number;
}

export interface Figure {
  label: string;
  value: number;
  /** `ratio` and `count` stand for themselves in the table. */
  unit: 'ratio' | 'count' | 's' | 'ms' | 'MiB' | 'kB' | '%';
  target?: Target;
}

/** Values side by side: one row for each size, say. */
export interface Series {
  columns: string[];
  rows: (string | number)[][];
}

/** What a section's measurement gives. */
export interface Measured {
  figures: Figure[];
  series?: Series;
  /** The single measurements behind the figures, by name. */
  samples?: Record<string, number[]>;
}

export interface Section extends Measured {
  measuredAt: string;
  /** Of proofmark, with the digest of the code that sent and judged. */
  version: string;
  code: string;
  node: string;
  cores: number;
  /** The machine's load average of one minute, before and after. */
  load: [before: number, after: number];
  /** How often each was measured. */
  rounds: number;
}

export interface Results {
  schema: 'proofmark/bench@1';
  sections: Partial<Record<SectionName, Section>>;
}

export const RESULTS_FILE = join(packageRoot(), 'bench', 'results.json');

/** What earlier calls measured; empty where nothing was. */
export function loadResults(file = RESULTS_FILE): Results {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { schema: 'proofmark/bench@1', sections: {} };
    throw error;
  }
}

export async function saveResults(results: Results, file = RESULTS_FILE): Promise<void> {
  await writeFileWhole(file, `${JSON.stringify(results, null, 1)}\n`);
}

/** Whether the value is as it should be; null where nothing is asked of it. */
export function isMet({ value, target }: Figure): boolean | null {
  if (target === undefined) return null;
  const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = target;
  return value >= atLeast && value <= atMost;
}
