/** In which order clauses start. */
import type { Clause } from '../../specs/model.ts';

/**
 * A chain takes the target's time for an answer as often as it has requests, however many are sent at once. Begun last, it goes on alone
 * when all else is done. The longest first, as `bench/chain.ts` measures them; what is left has one request.
 */
export const LONG: readonly string[] = [
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
  'delete.204',
  'overload.delete.204',
  'write.documented-statuses',
  'delete.documented-statuses',
  'auth.first',
  'get.401',
  'post.401',
  'put.401',
  'delete.401',
  'post.405',
  'put.405',
  'delete.405',
  'post.500',
];

/** Before the first create in a collection its list is read. */
const FIRST = 'post.201';
/** Short ones, for which nothing need be created: they use the line while that list comes. */
export const READY: readonly string[] = ['get.404', 'post.404', 'put.404', 'delete.404'];

const ORDER = [FIRST, ...READY, ...LONG];

/** Those of the lists first, each where it stands first, the others in the order given. */
export function inStartOrder<T extends Pick<Clause, 'id'>>(clauses: readonly T[]): T[] {
  const rank = ({ id }: T) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  return [...clauses].sort((one, other) => rank(one) - rank(other));
}
