import type { Fault } from '../fault.ts';
import { deleteLost } from './delete-lost.ts';
import { formIgnored } from './form-ignored.ts';
import { teapot } from './teapot.ts';
import { tokenAccepted } from './token-accepted.ts';
import { updateLost } from './update-lost.ts';
import { valueCut } from './value-cut.ts';

/** What strikes one request in twenty. */
export const rareFaults: Fault[] = [deleteLost, formIgnored, teapot, tokenAccepted, updateLost, valueCut];
