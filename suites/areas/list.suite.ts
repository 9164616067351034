/** Suite for `list.*`: what lists show, and the links between their pages. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('list');
