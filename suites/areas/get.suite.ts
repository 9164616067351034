/** Suite for `get.*`: the statuses of GET, safety and conditional requests. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('get');
