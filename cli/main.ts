#!/usr/bin/env node
/** The entry point: `bin` in package.json names this file. */
import { runCommandLine } from './commandLine.ts';
import { EXIT } from './process/exitCodes.ts';

// with DEBUG set, our libraries would print each request, including credentials
delete process.env.DEBUG;

// it is not an error if a reader such as `head` closes the pipe early
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.internal));
}

const code = await runCommandLine(process.argv.slice(2));
// process.exit() discards pending writes to a pipe, so wait for both streams
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
