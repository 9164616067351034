/** `lifecycle.*`: many requests, simultaneous or in sequence. */
import type { Probe } from '../probe.ts';
import { lifecycleConcurrent } from './concurrent.ts';
import { lifecycleModel } from './model.ts';
import { lifecycleSettled } from './settled.ts';

export const lifecycleProbes: Record<string, Probe> = {
  'lifecycle.concurrent': lifecycleConcurrent,
  'lifecycle.model': lifecycleModel,
  'lifecycle.settled': lifecycleSettled,
};
