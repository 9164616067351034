/** The clauses that a diagnosis explains. */
import type { Conformance } from '../../specs/model.ts';

/** The ids of the clauses that an answer contradicted, in the order of the report. */
export function failedIds({ clauses }: Pick<Conformance, 'clauses'>): string[] {
  return clauses.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn').map(({ id }) => id);
}
