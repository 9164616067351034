/** Looks over the shoulder of the engine's cases, which tell nobody when they sent what. Of use in one process at a time. */
import { Case } from '../suites/support/case.ts';
import type { Span } from './chain.ts';

/** Resolves to what each case that `work` opened asked for, and when. Milliseconds. */
export async function spansOfCases(work: () => Promise<unknown>): Promise<Span[][]> {
  const { send } = Case.prototype;
  const spans = new Map<Case, Span[]>();
  Case.prototype.send = async function (this: Case, ...request: Parameters<typeof send>) {
    const own = spans.get(this) ?? [];
    spans.set(this, own);
    const asked = performance.now();
    try {
      return await send.apply(this, request);
    } finally {
      own.push({ asked, answered: performance.now() });
    }
  };
  try {
    await work();
  } finally {
    Case.prototype.send = send;
  }
  return [...spans.values()];
}
