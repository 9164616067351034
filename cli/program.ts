/** What the command offers: subcommands and flags. Each action loads its file when it is called. */
import { Command } from 'commander';
import { packageVersion } from '../specs/utils/packageFiles.ts';
import { addCertify } from './commands/certify.ts';
import { addClauses } from './commands/clauses.ts';
import { addCleanup } from './commands/cleanup.ts';
import { addCompare } from './commands/compare.ts';
import { addExplain } from './commands/explain.ts';
import { addInit } from './commands/init.ts';
import { addMerge } from './commands/merge.ts';
import { addProfileCheck } from './commands/profileCheck.ts';
import { addProfileFromOpenapi } from './commands/profileFromOpenapi.ts';
import { addProve } from './commands/prove.ts';
import { addRun } from './commands/run.ts';
import { addServe } from './commands/serve.ts';
import { addVerify } from './commands/verify.ts';
import { type ExitCode, usageLine } from './process/usage.ts';

/** Columns of the help, whatever the terminal: it is laid out for them. */
const HELP_WIDTH = 100;

/** The program, not yet parsed; `end` receives the exit status of the subcommand that ran. */
export function createProgram(end: (code: ExitCode) => void): Command {
  const program = new Command('proofmark')
    .description('Certifies that an HTTP endpoint keeps the contract of Twilio’s "REST API: Your Request".')
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
      outputError: (text, write) => write(usageLine(text)),
    })
    .option('--debug', 'show the stack trace of an error of proofmark’s own')
    .version(packageVersion(), '-V, --version', 'print the version')
    .addHelpText(
      'after',
      '\nExit status: 0 conformant · 1 non-conformant · 2 incomplete · 64 usage · 69 target unreachable ·\n' +
        '70 an error of proofmark’s own · 130 interrupted',
    );
  for (const add of [
    addRun,
    addServe,
    addClauses,
    addExplain,
    addProve,
    addMerge,
    addCompare,
    addCertify,
    addVerify,
    addInit,
    addProfileCheck,
    addProfileFromOpenapi,
    addCleanup,
  ])
    add(program, end);
  return program;
}
