/** Suite for `post.*`: the statuses of POST. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('post');
