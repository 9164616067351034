/** PUT and DELETE carried by POST with `_method`. */
import { registerArea } from './support/register.ts';

registerArea('overload');
