/** Creating and updating: the status cells of PUT. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('put');
