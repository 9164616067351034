/** From a command line to an exit status. */
import { CommanderError } from 'commander';
import { EXIT, type ExitCode, UnreachableError, UsageError } from './process/errors.ts';
import { createProgram } from './program.ts';

/** Runs a command line, given without node and script, and resolves to its exit status. Rejects never. */
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
  // Commander has printed its own line by then. Help that was not asked for means that no subcommand was given.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  const known = error instanceof UsageError || error instanceof UnreachableError;
  const message = error instanceof Error ? error.message : String(error);
  const text = known
    ? message
    : `an error of our own: ${message.split('\n')[0]}${debug ? '' : ' (--debug tells more)'}`;
  process.stderr.write(`proofmark: ${text}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  if (error instanceof UsageError) return EXIT.usage;
  return error instanceof UnreachableError ? EXIT.unreachable : EXIT.internal;
}
