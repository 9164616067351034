/** A progress line that is rewritten in place, on terminals only. */
import type { ClauseRecord } from '../../specs/model.ts';

interface Progress {
  /** Counts a finished clause. */
  add(record: ClauseRecord): void;
  /** Erases the line before other output. */
  clear(): void;
}

/** The members of a stream that progress needs. */
interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const ERASE_LINE = '\r\u001b[2K';

/** Shows progress over `total` clauses. Writes nothing if the stream is not a terminal, so that logs contain no control characters. */
export function createProgress(stream: ProgressStream, total: number): Progress {
  if (stream.isTTY !== true) return { add() {}, clear() {} };
  let done = 0;
  let failed = 0;
  const draw = (current: string) => {
    const line = `${done}/${total} clauses${failed > 0 ? ` · ${failed} failed` : ''} · ${current}`;
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
