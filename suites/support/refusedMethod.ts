/** What is answered to a method that a read-only resource does not offer. */
import type { Case } from './case.ts';
import type { Exchange } from './exchange.ts';
import { type Verb, verbName } from './verbs.ts';

/** The answer, which several clauses judge; sent by the first that asks. */
export function answerToRefusedMethod(c: Case, resource: string, verb: Verb): Promise<Exchange> {
  const { requests } = c.session;
  return c.shared(`405 ${verbName(verb)} ${resource}`, (own) => requests.of(verb, own.path(resource), []));
}
