/** Suite for `delete.*`: the statuses of DELETE and its effects. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('delete');
