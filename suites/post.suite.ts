/** Creating and updating: the status cells of POST. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('post');
