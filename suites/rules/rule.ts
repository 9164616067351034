/** The interface of rules: what must hold for every exchange of a run, whichever clause sent it. */
import type { Exchange, Representation } from '../../client/exchange.ts';
import type { Profile } from '../../specs/profile/model.ts';
import type { Addressed } from './addressed.ts';

/** A broken rule. The texts may quote the exchange; the engine redacts them. */
export interface Broken {
  message: string;
  expected: string;
  actual: string;
}

/** The judgement of one exchange. */
export interface Judgement {
  /** The clause that states the rule for this exchange. */
  clause: string;
  /** Absent if the rule holds. */
  broken?: Broken;
}

/** Everything that a rule may know besides the exchange. */
export interface RuleContext {
  profile: Profile;
  /** The resource that the path names; undefined for a path outside of the profile. */
  addressed(exchange: Exchange): Addressed | undefined;
  /** The representation in a JSON or XML body; undefined if the body is neither. */
  shown(exchange: Exchange): Representation | undefined;
  /** Whether the request has the account's own credentials. */
  isAuthorised(exchange: Exchange): boolean;
  /** Whether the case created the resource in the path, and sent no other write to it at the same time. */
  isAlone(exchange: Exchange): boolean;
}

export interface Rule {
  /** The clauses that the rule can break. */
  clauses: readonly string[];
  /** Judges an exchange; undefined if the rule says nothing about it. */
  judge(exchange: Exchange, context: RuleContext): Judgement | undefined;
}

/** A judgement with an optional contradiction. */
export function judged(clause: string, holds: boolean, broken: () => Broken): Judgement {
  return holds ? { clause } : { clause, broken: broken() };
}

/** Whether the answer has no body because of the method, whatever it would show (RFC 9110 9.3.2). */
export function hasNoBody({ request }: Exchange): boolean {
  return request.head === true;
}

/** Whether the path is outside of the profile and nothing is there. The error may then come from a router or a gateway. */
export function isUnrouted(exchange: Exchange, { addressed }: RuleContext): boolean {
  const { status } = exchange.response;
  return (status === 404 || status === 405) && addressed(exchange) === undefined;
}
