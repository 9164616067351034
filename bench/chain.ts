/** How many requests of one case wait for each other: with an answer that takes its time, no run is faster than that. */

/** When a case asked for a request to be sent, and when it had the answer: in one unit, from one clock. */
export interface Span {
  asked: number;
  answered: number;
}

/**
 * The longest chain in which each request was asked for when the answer to the one before it was there. A request that waits for
 * its place on the line has been asked for already, so the concurrency makes no chain longer.
 */
export function longestChain(spans: readonly Span[]): number {
  const byAnswer = [...spans].sort((a, b) => a.answered - b.answered);
  const ended: { answered: number; length: number }[] = [];
  let longest = 0;
  for (const { asked, answered } of byAnswer) {
    // `ended` grows in the order of the answers and holds, for each, the longest chain that had ended by then
    const before = ended.findLast((chain) => chain.answered <= asked)?.length ?? 0;
    longest = Math.max(longest, before + 1);
    ended.push({ answered, length: Math.max(before + 1, ended.at(-1)?.length ?? 0) });
  }
  return longest;
}
