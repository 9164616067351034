/** `post.*`: the status cells of POST. What a write does to the state is `write.*`. */
import { POST } from '../../fixtures/profile/verbs.ts';
import { writeCells } from '../cells/index.ts';
import type { Probe } from '../probe.ts';

export const postProbes: Record<string, Probe> = {
  ...writeCells('post', POST),
};
