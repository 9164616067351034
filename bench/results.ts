/** The data that a section of the bench returns, and the file that keeps it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../specs/load.ts';

export const SECTIONS = ['overhead', 'latency', 'growth', 'start', 'report'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Inclusive bounds of a figure. */
export interface Target {
  atMost?: number;
  atLeast?: number;
}

export interface Figure {
  label: string;
  value: number;
  /** The table prints no unit for `ratio` and `count`. */
  unit: 'ratio' | 'count' | 's' | 'MiB';
  target?: Target;
}

/** A table of values, for example one row for each size. */
export interface Series {
  columns: string[];
  rows: (string | number)[][];
}

/** What a section measures. */
export interface Measured {
  figures: Figure[];
  series?: Series;
  /** The individual measurements from which the figures are computed, by name. */
  samples?: Record<string, number[]>;
}

export interface Section extends Measured {
  measuredAt: string;
  /** The version of proofmark. */
  version: string;
  node: string;
  cores: number;
  /** The machine's load average over one minute, before and after the section. */
  load: [before: number, after: number];
  /** How many times the section repeats each measurement. */
  rounds: number;
}

export interface Results {
  schema: 'proofmark/bench@1';
  sections: Partial<Record<SectionName, Section>>;
}

/** Writes `artifacts/bench.json`, which Git ignores. */
export async function saveResults(results: Results): Promise<void> {
  const folder = join(packageRoot(), 'artifacts');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify(results, null, 1)}\n`);
}

/** Whether the value is within its target; null if it has none. */
export function isMet({ value, target }: Figure): boolean | null {
  if (target === undefined) return null;
  const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = target;
  return value >= atLeast && value <= atMost;
}
