import { NotExercised } from '../../../client/failures.ts';
import { rejection } from '../../fixtures/index.ts';
import type { Operation } from '../../fixtures/profile/operations.ts';
import { VERBS, verbName } from '../../fixtures/profile/verbs.ts';
import { leaveToRules } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { methodsNotOffered } from './methodsNotOffered.ts';

/** `error.allow`: provokes 405s, whose `Allow` a rule judges. */
export const allow: Probe = async (t) => {
  const why = 'no read-only resource in this run to provoke a 405 on';
  const verbs = VERBS.filter(({ method }) => method !== 'GET');
  const refused = methodsNotOffered(t.profile, verbs);
  if (refused.length === 0) throw new NotExercised(why);
  const name = ({ resource, verb }: Operation) => `${verbName(verb)} ${resource}`;
  await t.each(refused, name, why, async (c, operation) => {
    const { exchange } = await rejection(c, operation, { kind: 'method' });
    const { status } = exchange.response;
    leaveToRules(c, status === 405, `${verbName(operation.verb)} was answered ${status}, not 405`);
  });
};
