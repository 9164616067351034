/** `get.*`: the status cells of GET, and its safety. */
import { GET } from '../../fixtures/profile/verbs.ts';
import { documentedStatuses } from '../cells/documentedStatuses.ts';
import { readCells } from '../cells/index.ts';
import type { Probe } from '../probe.ts';
import { safe } from './safe.ts';

export const getProbes: Record<string, Probe> = {
  ...readCells('get', GET),
  'get.safe': safe,
  'get.documented-statuses': documentedStatuses([GET]),
};
