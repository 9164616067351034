/** `list.*`: what lists show, and the links between their pages. */
import type { Probe } from '../probe.ts';
import { listAgrees } from './agrees.ts';
import { listComplete } from './complete.ts';
import { listPages } from './pages.ts';

export const listProbes: Record<string, Probe> = {
  'list.complete': listComplete,
  'list.agrees': listAgrees,
  'list.pages': listPages,
};
