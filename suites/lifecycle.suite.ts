/** Sequences of requests: concurrent ones, and random ones against a model. */
import { registerArea } from './support/register.ts';

registerArea('lifecycle');
