/** `error.*`: the header fields and bodies of error responses. */
import type { Probe } from '../probe.ts';
import { allow } from './allow.ts';
import { shape } from './shape.ts';

export const errorProbes: Record<string, Probe> = {
  'error.allow': allow,
  'error.shape': shape,
};
