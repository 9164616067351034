/** Reading: the status cells of GET, safety, conditional requests. */
import { registerArea } from './support/register.ts';

registerArea('get');
