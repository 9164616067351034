/** PUT and DELETE carried by POST with `_method`. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('overload');
