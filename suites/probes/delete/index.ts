/** `delete.*`: the status cells of DELETE, and its effects on the target and its siblings. */
import { DELETE, OVERLOADED_DELETE } from '../../fixtures/profile/verbs.ts';
import { documentedStatuses } from '../cells/documentedStatuses.ts';
import { deleteCells } from '../cells/index.ts';
import type { Probe } from '../probe.ts';
import { gone } from './gone.ts';
import { onlyTarget } from './onlyTarget.ts';

export const deleteProbes: Record<string, Probe> = {
  ...deleteCells('delete', DELETE),
  'delete.gone': gone,
  'delete.only-target': onlyTarget,
  'delete.documented-statuses': documentedStatuses([DELETE, OVERLOADED_DELETE]),
};
