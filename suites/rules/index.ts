/** Every rule. The engine applies each to every exchange of a run. */
import { allow } from './allow.ts';
import { challenge } from './challenge.ts';
import { documentedStatus } from './documentedStatus.ts';
import { redirect } from './redirect.ts';
import type { Rule } from './rule.ts';
import { sameSid } from './sameSid.ts';

export const RULES: readonly Rule[] = [allow, challenge, documentedStatus, redirect, sameSid];
