/** HTTP Basic authentication: what opens the target, and what must not. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('auth');
