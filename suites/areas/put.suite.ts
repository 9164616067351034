/** Suite for `put.*`: the statuses of PUT. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('put');
