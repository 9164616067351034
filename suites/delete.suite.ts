/** Deleting: the status cells of DELETE, and what is gone afterwards. */
import { registerArea } from './support/register.ts';

registerArea('delete');
