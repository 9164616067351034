#!/usr/bin/env node
/** The entry point: `bin` in package.json names this file. */
import module from 'node:module';
import { surviveOutputErrors } from './process/output.ts';

// with DEBUG set, our libraries would print each request, including credentials
delete process.env.DEBUG;
surviveOutputErrors();

// Node 22.8 and later keep compiled code between runs, in the folder for temporary files or NODE_COMPILE_CACHE
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();

const { runCommandLine } = await import('./commandLine.ts');
const code = await runCommandLine(process.argv.slice(2));
// process.exit() discards pending writes to a pipe, so wait for both streams; an error of stdout is reported one turn later
process.stdout.write('', () => setImmediate(() => process.stderr.write('', () => process.exit(code))));
