/** The form of refusals. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('error');
