/** Deleting: the status cells of DELETE, and what is gone afterwards. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('delete');
