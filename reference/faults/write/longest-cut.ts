import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const longestCut: Fault = {
  id: 'write/longest-cut',
  title: 'A name of exactly 64 characters is stored without the last one',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the clause sends a name of the maximum length',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => ([...text].length === 64 ? [...text].slice(0, 63).join('') : text)),
};
