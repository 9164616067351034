/** Suite for `write.*`: the effects of accepted and rejected writes. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('write');
