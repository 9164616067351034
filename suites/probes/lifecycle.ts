/** `lifecycle.*`: many requests together, at the same time and in sequence. */

import type { Probe } from '../engine/trial.ts';
import { lifecycleConcurrent } from './lifecycle/concurrent.ts';
import { lifecycleModel } from './lifecycle/model.ts';

export const lifecycleProbes: Record<string, Probe> = {
  'lifecycle.concurrent': lifecycleConcurrent,
  'lifecycle.model': lifecycleModel,
};
