/** Which clauses start first: those whose cases are long chains, where each request needs the answer before it. */
import type { Clause } from '../../specs/model.ts';

/**
 * A chain takes the target's time for an answer as often as it has requests, however many are sent at once. Begun last, it goes on alone
 * when all else is done. From three requests on, the longest first, as `bench/chain.ts` measures them; what comes last has one or two.
 */
const LONG = [
  'write.rejected-without-effect',
  'write.partial-update',
  'overload.unknown-value',
  'lifecycle.model',
  'media.other-not-applied',
  'write.put-idempotent',
  'overload.other-parameters',
  'write.put-equals-post',
  'media.put',
  'media.overloaded-put',
  'overload.get.ignored',
  'overload.equivalence',
  'overload.repeated',
  'get.safe',
  'write.form-decoding',
  'delete.only-target',
  'overload.case',
  'media.form-parameters',
  'auth.no-side-effects',
  'media.response-type',
  'lifecycle.concurrent',
  'delete.gone',
  'auth.other-account',
  'get.304',
  'auth.challenge',
  'media.missing-not-applied',
  'put.429',
  'delete.429',
  'overload.put.429',
  'overload.delete.429',
  'overload.query-only',
  'get.302',
  'get.429',
  'get.500',
  'get.503',
  'post.429',
  'put.500',
  'delete.500',
  'overload.put.500',
  'overload.delete.500',
  'auth.url-userinfo',
  'media.form-accepted',
];

/** Single reads of what stands on any target: they fill the line while the others make up their cases, or wait for the first list. */
const READY = 'get.documented-statuses';

/** That one before all others. */
export function readyFirst<T extends Pick<Clause, 'id'>>(clauses: readonly T[]): T[] {
  return [...clauses].sort((one, other) => Number(other.id === READY) - Number(one.id === READY));
}

/** The long ones first, else in the order given. */
export function longChainsFirst<T extends Pick<Clause, 'id'>>(clauses: readonly T[]): T[] {
  const rank = ({ id }: T) => (LONG.includes(id) ? LONG.indexOf(id) : LONG.length);
  return [...clauses].sort((one, other) => rank(one) - rank(other));
}
