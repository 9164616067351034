/** Every rule. The engine applies each to every exchange of a run. */
import { allow } from './allow.ts';
import { disclosure } from './body/disclosure.ts';
import { errorDetails } from './body/errorDetails.ts';
import { errorShape } from './body/errorShape.ts';
import { noContent } from './body/noContent.ts';
import { representation } from './body/representation.ts';
import { responseType } from './body/responseType.ts';
import { roundTrip } from './body/roundTrip.ts';
import { challenge } from './challenge.ts';
import { documentedStatus } from './documentedStatus.ts';
import { location } from './location.ts';
import { retryAfter } from './retryAfter.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  allow,
  challenge,
  disclosure,
  documentedStatus,
  errorDetails,
  errorShape,
  location,
  noContent,
  representation,
  responseType,
  retryAfter,
  roundTrip,
];
