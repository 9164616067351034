/** What V8 is asked to do otherwise for a run: when it compiles, and how much garbage it lets lie before it collects it. */
import { setFlagsFromString } from 'node:v8';
import type { Profile } from '../../specs/profile/model.ts';
import { isLarge } from '../../suites/engine/large.ts';

/** V8 lets a heap grow to a multiple of what was alive in it, however much of that is garbage: here by so many per cent. */
const GROWTH = 30;
/** MB; of the thread that runs the clauses. By default it is 16, three times over. */
const YOUNG = 4;
/** How much a function has run, in bytes of its code, before V8 compiles it anew for speed: three times the default. */
const BUDGET = 400_000;

/**
 * Most runs end within seconds: of the CPU time of all threads a third went into compiling what then had little left to do. Read anew by V8
 * whenever a function has used its budget up.
 */
export function compileLater(): void {
  // measured on the V8 of Node 20; others count otherwise, and one that does not know the flag says so on stderr
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}

/**
 * Whether memory counts for more than the twelfth part of the CPU time that collecting earlier costs: where there are many resources, or
 * with an Allure report, for which two threads hold what one would.
 */
export function isHeavy(profile: Profile, withAllure: boolean): boolean {
  return withAllure || isLarge(profile);
}

/** To be called before that thread starts. Both are read anew by V8, the one at each collection, the other by each thread. */
export function keepHeapsSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  setFlagsFromString(`--max-semi-space-size=${YOUNG}`);
}
