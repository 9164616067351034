/** One line that tells how far a run is, rewritten in place; on a terminal alone. */
import type { ClauseRecord } from '../../specs/model.ts';

export interface Progress {
  /** To be called with each record as it comes. */
  add(record: ClauseRecord): void;
  /** Removes the line, for other text to follow. */
  clear(): void;
}

/** What progress needs of a stream: `process.stderr`, or a stand-in. */
export interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const ERASE_LINE = '\r\u001b[2K';

/**
 * Progress over `total` clauses. Off a terminal it writes nothing at all, so that logs hold no control characters.
 */
export function createProgress(stream: ProgressStream, total: number): Progress {
  if (stream.isTTY !== true) return { add() {}, clear() {} };
  let done = 0;
  let failed = 0;
  const draw = (what: string) => {
    const line = `${done}/${total} clauses${failed > 0 ? ` · ${failed} failed` : ''} · ${what}`;
    stream.write(`${ERASE_LINE}${line.slice(0, Math.max(0, (stream.columns ?? 80) - 1))}`);
  };
  draw('starting');
  return {
    add(record) {
      done += 1;
      if (record.outcome === 'fail') failed += 1;
      draw(record.id);
    },
    clear() {
      stream.write(ERASE_LINE);
    },
  };
}
