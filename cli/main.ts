#!/usr/bin/env node
/** The command's entry: `bin` points here. */
import { runCommandLine } from './commandLine.ts';
import { EXIT } from './process/errors.ts';

// libraries of ours would print each request under it, credentials included
delete process.env.DEBUG;

/** A reader that goes away early, such as `head`, is no failure. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.internal));
}

const code = await runCommandLine(process.argv.slice(2));
// What was written leaves first: a pipe takes its time.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
