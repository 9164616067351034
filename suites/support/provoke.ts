/** Statuses that no black box can be brought to by itself: provoked by the hook, on the operation that stands for a verb. */
import type { Case } from './case.ts';
import type { Exchange } from './exchange.ts';
import { Contradiction, NotApplicable, NotExercised } from './failures.ts';
import { withHook } from './hook.ts';
import { type Operated, onOperation } from './operate.ts';
import { holdable, type Operation, offers, operations } from './targets.ts';
import type { Trial } from './trial.ts';
import { VERBS, type Verb, verbName } from './verbs.ts';

/** The operation that stands for the verb: an instance where one can be had, a create for POST. */
export function representative(t: Trial, verb: Verb): Operation | undefined {
  const all = operations(t.profile).filter(
    (operation) =>
      operation.verb === verb && (operation.place === 'collection' || holdable(t.profile).includes(operation.resource)),
  );
  const wanted = verb.method === 'POST' ? 'collection' : 'instance';
  return all.find(({ place }) => place === wanted) ?? all[0];
}

export interface Provoked extends Operated {
  operation: Operation;
  exchange: Exchange;
}

/**
 * Sends the verb's operation with the hook. NotApplicable where the profile offers no such operation, NotExercised where there is no
 * hook or no method honours it; a hook that another method honours and this one does not contradicts the cell.
 */
export async function provoke(t: Trial, c: Case, verb: Verb, status: number): Promise<Provoked> {
  const operation = representative(t, verb);
  if (operation === undefined) throw new NotApplicable(`the profile offers no ${verbName(verb)}`);
  const { hook } = t.session.settings;
  if (hook === null)
    throw new NotExercised(`no hook was named by which the target could be told to answer ${status} (--hook)`);
  const at = await onOperation(c, operation);
  const exchange = await c.send(withHook(at.request, hook, status));
  if (exchange.response.status === status) {
    t.evidence.add('hook');
    return { ...at, operation, exchange };
  }
  const other = await honouredBy(t, c, status, verb);
  if (other === undefined)
    throw new NotExercised(
      `the hook is honoured on no method for ${status}: ${verbName(verb)} was answered ${exchange.response.status}`,
    );
  t.evidence.add('hook');
  c.judged += 1;
  throw new Contradiction({
    message: `the hook that ${verbName(other)} honours is honoured on ${verbName(verb)} too`,
    expected: `status ${status}`,
    actual: `status ${exchange.response.status}`,
    exchange,
  });
}

/** The first other verb that answers the status when asked; asked once a run. */
async function honouredBy(t: Trial, c: Case, status: number, except: Verb): Promise<Verb | undefined> {
  const { hook } = t.session.settings;
  if (hook === null) return undefined;
  for (const verb of VERBS.filter((candidate) => candidate !== except && documented(candidate, status))) {
    const operation = representative(t, verb);
    if (operation === undefined || !offers(t.profile, operation.resource, operation.place, verb.method)) continue;
    const honoured = await c.once(`hook ${status} ${verbName(verb)}`, async (own) => {
      const { request } = await onOperation(own, operation);
      return (await own.send(withHook(request, hook, status))).response.status === status;
    });
    if (honoured) return verb;
  }
  return undefined;
}

/** 302, 304 and 503 are listed for GET alone (the page's tables). */
function documented(verb: Verb, status: number): boolean {
  return verb.method === 'GET' || status === 429 || status === 500;
}
