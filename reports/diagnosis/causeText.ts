/** The causes of a diagnosis as text, for every surface. */
import type { Cause, Diagnosis } from '../../specs/contract/diagnosis.ts';
import type { Conformance } from '../../specs/model.ts';
import { count } from '../text/phrases.ts';

const LABELS: Record<Cause['kind'], string> = {
  target: 'Cause',
  likely: 'Likely cause',
  resembles: 'Resembles',
  part: 'Likely cause',
  shared: 'In common',
};

/** `Likely cause: any token opens the account; explains 10 of 10 failures` */
export function causeLine({ kind, text, explains }: Cause, { failures }: Diagnosis): string {
  const sentence = `${LABELS[kind]}: ${text}`;
  if (kind === 'target') return sentence;
  return `${sentence.replace(/\.$/, '')}; explains ${explains.length} of ${count(failures, 'failure')}`;
}

export function causeLines({ diagnosis }: Pick<Conformance, 'diagnosis'>): string[] {
  return diagnosis === undefined ? [] : diagnosis.causes.map((cause) => causeLine(cause, diagnosis));
}

/** Failures with one cause in common. */
export interface Group<T> {
  /** The line of the cause; null for failures that no cause explains. */
  cause: string | null;
  entries: T[];
}

/** Groups entries by the first cause that explains them. Unexplained entries come last. */
export function byCause<T extends { id: string }>(
  entries: readonly T[],
  { diagnosis }: Pick<Conformance, 'diagnosis'>,
): Group<T>[] {
  const causes = diagnosis?.causes ?? [];
  const causeOf = ({ id }: T) => causes.find(({ explains }) => explains.includes(id));
  return [...causes, undefined].flatMap((cause) => {
    const own = entries.filter((entry) => causeOf(entry) === cause);
    if (own.length === 0) return [];
    return [
      { cause: cause === undefined || diagnosis === undefined ? null : causeLine(cause, diagnosis), entries: own },
    ];
  });
}
