/** The content type of requests and responses. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('media');
