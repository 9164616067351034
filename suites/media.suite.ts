/** The content type of requests and responses. */
import { registerArea } from './support/register.ts';

registerArea('media');
