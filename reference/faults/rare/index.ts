import type { Fault } from '../fault.ts';
import { deleteLost } from './delete-lost.ts';
import { formIgnored } from './form-ignored.ts';
import { queryTeapot } from './query-teapot.ts';
import { tokenAccepted } from './token-accepted.ts';
import { valueCut } from './value-cut.ts';

/** Faults that affect one request in twenty. */
export const rareFaults: Fault[] = [deleteLost, formIgnored, queryTeapot, tokenAccepted, valueCut];
