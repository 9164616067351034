/** What a write stores, and what a refused one leaves alone. */
import { registerArea } from './support/register.ts';

registerArea('write');
