/** `put.*`: the status cells of PUT. What a write does to the state is `write.*`. */
import { PUT } from '../../fixtures/profile/verbs.ts';
import { writeCells } from '../cells/index.ts';
import type { Probe } from '../probe.ts';

export const putProbes: Record<string, Probe> = {
  ...writeCells('put', PUT),
};
