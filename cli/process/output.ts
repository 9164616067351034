/** Keeps the exit code right when stdout or stderr cannot be written. */
import { errorCode } from './errors.ts';
import { printNotice } from './notice.ts';

/**
 * Lets the process continue when a reader closes a pipe early or a disk is full. The subcommand then still cleans up and decides the
 * exit code.
 */
export function surviveOutputErrors(): void {
  let failed = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // a reader such as `head` has seen enough
    if (!failed && error.code !== 'EPIPE') printNotice(`stdout could not be written (${errorCode(error)})`);
    failed = true;
  });
  process.stderr.on('error', () => undefined);
}
