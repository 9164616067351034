import { NotExercised } from '../../../client/failures.ts';
import { rejection } from '../../fixtures/index.ts';
import { notOffered } from '../../fixtures/profile/notOffered.ts';
import { operationName } from '../../fixtures/profile/operations.ts';
import { VERBS, verbName } from '../../fixtures/profile/verbs.ts';
import { leaveToRules } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** `error.allow`: provokes 405s, whose `Allow` a rule judges. */
export const allow: Probe = async (t) => {
  const why = 'every resource that a run may write to offers every method';
  const refused = VERBS.filter(({ method }) => method !== 'GET').flatMap((verb) => notOffered(t.profile, verb));
  if (refused.length === 0 && t.profile.isReduced === true)
    throw new NotExercised('no read-only resource in this run to provoke a 405 on');
  await t.each(refused, operationName, why, async (c, operation) => {
    const { exchange } = await rejection(c, operation, { kind: 'method' });
    const { status } = exchange.response;
    leaveToRules(c, status === 405, `${verbName(operation.verb)} was answered ${status}, not 405`);
  });
};
