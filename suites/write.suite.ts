/** What a write stores, and what a refused one leaves alone. */
import { registerArea } from './engine/vitest/register.ts';

registerArea('write');
