/** `put.*`: the status cells of PUT. `write.*` covers the effects of writes. */
import { PUT } from '../../fixtures/profile/verbs.ts';
import { writeCells } from '../cells/index.ts';
import type { Probe } from '../probe.ts';

export const putProbes: Record<string, Probe> = {
  ...writeCells('put', PUT),
};
