/** Suite for `overload.*`: PUT and DELETE sent as POST with `_method`. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('overload');
