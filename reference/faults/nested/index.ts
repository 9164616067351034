import type { Fault } from '../fault.ts';
import { parentIgnored } from './parent-ignored.ts';
import { underAnyParent } from './under-any-parent.ts';

/** What strikes resources that stand under others. */
export const nestedFaults: Fault[] = [parentIgnored, underAnyParent];
