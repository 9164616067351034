/** Declares the subcommands. Each one loads its implementation only when it runs, so that `--help` starts fast. */
import { Command, type OutputConfiguration } from 'commander';
import { packageVersion } from '../specs/utils/packageFiles.ts';
import { addClauses } from './commands/clauses.ts';
import { addCleanup } from './commands/cleanup.ts';
import { addCompletion } from './commands/completion.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExplain } from './commands/explain.ts';
import { addInit } from './commands/init.ts';
import { addProfile } from './commands/profile.ts';
import { addProve } from './commands/prove.ts';
import { addCertify } from './commands/reports/certify.ts';
import { addCompare } from './commands/reports/compare.ts';
import { addMerge } from './commands/reports/merge.ts';
import { addReplay } from './commands/reports/replay.ts';
import { addReport } from './commands/reports/report.ts';
import { addVerify } from './commands/reports/verify.ts';
import { addRun } from './commands/run.ts';
import { addServe } from './commands/serve.ts';
import type { ExitCode } from './process/exitCodes.ts';

/** Columns of the help text, whatever the width of the terminal. */
const HELP_WIDTH = 100;

/** The order in which the help lists the subcommands. */
const COMMANDS = [
  addRun,
  addDoctor,
  addReport,
  addServe,
  addClauses,
  addExplain,
  addProve,
  addMerge,
  addCompare,
  addCertify,
  addVerify,
  addReplay,
  addInit,
  addProfile,
  addCleanup,
  addCompletion,
];

/** Creates the program; `end` receives the exit code of the subcommand that ran. */
export function createProgram(end: (code: ExitCode) => void): Command {
  const program = new Command('proofmark')
    .description('Certifies that an HTTP endpoint keeps the contract of Twilio’s "REST API: Your Request".')
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .configureOutput(outputFor('proofmark'))
    .option('--debug', 'print the stack trace of an internal error')
    .version(packageVersion(), '-V, --version', 'print the version')
    .addHelpText(
      'after',
      '\nExit status: 0 conformant · 1 non-conformant · 2 incomplete · 64 usage · 69 target unreachable ·\n' +
        '70 internal error · 130 interrupted',
    );
  for (const add of COMMANDS) add(program, end);
  for (const command of program.commands) pointToHelp(command, 'proofmark');
  return program;
}

/** Makes the usage errors of a subcommand point to its own help. */
function pointToHelp(command: Command, parents: string): void {
  const name = `${parents} ${command.name()}`;
  command.configureOutput(outputFor(name));
  for (const nested of command.commands) pointToHelp(nested, name);
}

function outputFor(command: string): OutputConfiguration {
  return {
    getOutHelpWidth: () => HELP_WIDTH,
    getErrHelpWidth: () => HELP_WIDTH,
    outputError: (text, write) => write(usageLine(text, command)),
  };
}

/** Returns commander's message on one line. Omits the text that the user typed after `=` or as a command: it may be secret. */
function usageLine(text: string, command: string): string {
  const line = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\.$/, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(unknown option '[^'=]*)=.*?'(?= \(Did|$)/, "$1'")
    .replace(/unknown command '(?![a-z-]{1,20}').*?'(?= \(Did|$)/, 'unknown command');
  return `proofmark: ${line}; see \`${command} --help\`\n`;
}
