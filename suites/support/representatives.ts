/** One operation for each way to ask: where a clause speaks of every method, but not of every resource. */
import type { Profile } from '../../specs/profile.ts';
import { holdable, type Operation, oneEachWay, operations, readOnly } from './targets.ts';

/**
 * Each read of a collection or singleton, then one operation for every other pair of verb and place, on the first resource that has it
 * and whose instances the run can create. The profile's order.
 */
export function representatives(profile: Profile): Operation[] {
  const usable = operations(profile).filter(
    ({ resource }) => holdable(profile).includes(resource) || readOnly(profile).includes(resource),
  );
  const isRead = ({ place, verb }: Operation) => place === 'collection' && verb.method === 'GET';
  return [...usable.filter(isRead), ...oneEachWay(usable.filter((operation) => !isRead(operation)))];
}
