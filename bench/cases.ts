/** Looks over the shoulder of the engine's cases, which tell nobody what they do when. One such look at a time in a process. */
import { Case } from '../suites/fixtures/case/case.ts';
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

/** Calls `seen` at each contradiction that a case of `work` ends with, before anything is made of it. */
export async function atContradictions(seen: () => void, work: () => Promise<unknown>): Promise<void> {
  const { finding } = Case.prototype;
  Case.prototype.finding = function (this: Case, failure) {
    seen();
    return finding.call(this, failure);
  };
  try {
    await work();
  } finally {
    Case.prototype.finding = finding;
  }
}
