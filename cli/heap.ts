/** How much garbage a large run lets lie before V8 collects it. */
import { setFlagsFromString } from 'node:v8';
import type { Profile } from '../specs/profile.ts';

/** Resources from which on memory counts for more than the twelfth part of the CPU time that collecting earlier costs. */
const LARGE = 10;
/** V8 lets a heap grow to a multiple of what was alive in it, however much of that is garbage: here by so many per cent. */
const GROWTH = 30;
/** MB; of the thread that runs the clauses. By default it is 16, three times over. */
const YOUNG = 4;

/** To be called before that thread starts. Both are read anew by V8, the one at each collection, the other by each thread. */
export function keepHeapsSmall({ resources }: Profile): void {
  if (Object.keys(resources).length <= LARGE) return;
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  setFlagsFromString(`--max-semi-space-size=${YOUNG}`);
}
