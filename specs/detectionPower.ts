/** Which cases find which faults of the catalogue, as measured: `detection-power.json`, written by `npm run power`. */
import { readFileSync } from 'node:fs';
import { specsFile } from './packageRoot.ts';

export interface DetectionPower {
  schema: 'proofmark/detection-power@1';
  /** The clauses that were measured. */
  suite: { version: string; clauses: string };
  seeds: number[];
  /** Runs of each property while it was measured. */
  runs: number;
  /** Ids. */
  faults: string[];
  /** Clause → key of a case → the faults that it finds: `index`, or `index:share` where one case of the key finds it only so often. */
  finds: Record<string, Record<string, string>>;
}

/** The share of the cases of one key that find a fault, by the fault's index. */
export type Finds = ReadonlyMap<number, number>;

export function loadDetectionPower(): DetectionPower {
  return JSON.parse(readFileSync(specsFile('detection-power.json'), 'utf8')) as DetectionPower;
}

export function parseFinds(text: string): Finds {
  const entries = text === '' ? [] : text.split(' ');
  return new Map(
    entries.map((entry) => {
      const [index = '', share = '1'] = entry.split(':');
      return [Number(index), Number(share)];
    }),
  );
}

export function formatFinds(finds: Finds): string {
  return [...finds]
    .sort(([one], [other]) => one - other)
    .map(([index, share]) => (share >= 1 ? String(index) : `${index}:${Number(share.toFixed(2)) || 0.01}`))
    .join(' ');
}
