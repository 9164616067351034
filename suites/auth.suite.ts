/** HTTP Basic authentication: what opens the target, and what must not. */
import { registerArea } from './support/register.ts';

registerArea('auth');
