/** Suite for `media.*`: the content types of requests and responses. */
import { registerArea } from '../engine/vitest/register.ts';

registerArea('media');
