import { CommanderError } from 'commander';
import { UnreachableError, UsageError } from './process/errors.ts';
import { EXIT, type ExitCode } from './process/exitCodes.ts';
import { createProgram } from './program.ts';

/** Runs a command line, given without node and script. Resolves to its exit code and never rejects. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const outcome: { code: ExitCode } = { code: EXIT.ok };
  const program = createProgram((code) => {
    outcome.code = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return outcome.code;
  } catch (error) {
    return reportFailure(error, program.opts<{ debug?: boolean }>().debug === true);
  }
}

function reportFailure(error: unknown, debug: boolean): ExitCode {
  // commander has already printed its message
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  const expected = error instanceof UsageError || error instanceof UnreachableError;
  const message = error instanceof Error ? error.message : String(error);
  const text = expected
    ? message
    : `internal error: ${message.split('\n')[0]}${debug ? '' : ' (--debug prints the stack trace)'}`;
  process.stderr.write(`proofmark: ${text}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  if (error instanceof UsageError) return EXIT.usage;
  return error instanceof UnreachableError ? EXIT.unreachable : EXIT.internal;
}
