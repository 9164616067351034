/** Errors that decide the exit code. Their messages never contain a secret. */

/** A wrong or missing setting. The message says what is wrong, where, and what would be right. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The target gave no answer. The message is one line. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

/** A bug in proofmark. The message is one line. */
export class InternalError extends Error {
  override name = 'InternalError';
}

/**
 * Returns what `read` returns.
 * @throws UsageError if `read` throws any error; the message is one line that starts with `where`
 */
export function orUsageError<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, '; ');
    throw new UsageError(`${where}: ${reason.replace(/known: (.{120}).+$/, 'known: $1 …')}`);
  }
}

/** Returns the error's `code`, such as `ENOENT`, or its message if it has no code. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
