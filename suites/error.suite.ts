/** The form of refusals. */
import { registerArea } from './support/register.ts';

registerArea('error');
