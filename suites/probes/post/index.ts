/** `post.*`: the status cells of POST. `write.*` covers the effects of writes. */
import { POST } from '../../fixtures/profile/verbs.ts';
import { writeCells } from '../cells/index.ts';
import type { Probe } from '../probe.ts';

export const postProbes: Record<string, Probe> = {
  ...writeCells('post', POST),
};
