/** Suite for `auth.*`: HTTP Basic authentication. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('auth');
