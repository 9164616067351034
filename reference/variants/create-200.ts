import { replaceStatus } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const create200: Variant = {
  id: 'create-200',
  title: 'A create returns 200, as the profile states',
  profile: { resources: { Queues: { createStatus: 200 }, Applications: { createStatus: 200 } } },
  apply: (parts) => replaceStatus(parts, 201, 200),
};
