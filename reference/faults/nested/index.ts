import type { Fault } from '../fault.ts';
import { parentIgnored } from './parent-ignored.ts';
import { underAnyParent } from './under-any-parent.ts';

/** Resources nested under other resources. */
export const nestedFaults: Fault[] = [parentIgnored, underAnyParent];
