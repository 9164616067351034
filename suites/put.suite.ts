/** Creating and updating: the status cells of PUT. */
import { registerArea } from './support/register.ts';

registerArea('put');
