/** The statuses that the page lists for a method, read off the cells. */
import { loadClauses } from '../../specs/load.ts';
import type { Method } from '../../specs/model.ts';

export function documentedStatusesOf(method: Method): number[] {
  return loadClauses().flatMap(({ cell }) => (cell?.via === 'native' && cell.method === method ? [cell.status] : []));
}
