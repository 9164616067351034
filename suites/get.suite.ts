/** Reading: the status cells of GET, safety, conditional requests. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('get');
