/** Creating and updating: the status cells of POST. */
import { registerArea } from './support/register.ts';

registerArea('post');
