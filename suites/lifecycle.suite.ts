/** Sequences of requests: concurrent ones, and random ones against a model. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('lifecycle');
