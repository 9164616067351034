/** Suite for `error.*`: the form of error responses. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('error');
