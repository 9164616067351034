/** Suite for `lifecycle.*`: concurrent requests, and random sequences checked against a model. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('lifecycle');
