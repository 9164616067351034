/** What the command offers: subcommands and flags. Each action loads its file when it is called. */
import { Command, Option } from 'commander';
import { packageVersion } from '../specs/packageRoot.ts';
import type { RunOptions } from './settings.ts';
import { type ExitCode, usageLine } from './usage.ts';

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
  addRun(program, end);
  program
    .command('serve')
    .description('run the embedded reference as a mock server')
    .addOption(new Option('--port <n>', 'port to listen on, 0 for a free one').default('4010'))
    .option('--fault <id>', 'be wrong in this one way; `proofmark explain` names the faults of a clause')
    .action(async (options) => end(await (await import('./serve.ts')).serve(options, process.env)));
  program
    .command('clauses')
    .description('list the clauses of the contract')
    .option('--json', 'as JSON')
    .action(async (options) => end((await import('./clauses.ts')).clauses(options)));
  program
    .command('explain')
    .description('tell all about one clause')
    .argument('<id>', 'such as auth.wrong-token')
    .action(async (id) => end(await (await import('./explain.ts')).explain(id)));
  program
    .command('prove')
    .description('the kill matrix: run the suite on every known fault and lawful variant')
    .option('--clause <glob...>', 'only these clauses, and the faults that break them')
    .option('--fault <id...>', 'only these faults')
    .option('--seed <n>', 'seed of the generated values (1)')
    .option('--seeds <n>', 'try each fault with N seeds and tell the detection rate (1)')
    .option('--runs <n>', 'runs of each property (25)')
    .option('--jobs <n>', 'processes at once (the number of cores)')
    .option('--quick', 'one fault a clause, and only the clauses that it breaks')
    .option('--out <dir>', 'write kill-matrix.json and kill-matrix.md there')
    .action(async (options) => end(await (await import('./prove.ts')).prove(options)));
  return program;
}

function addRun(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('run')
    .description('certify a target; without --base-url, the embedded reference at level full')
    .option('--base-url <url>', 'the target; a path prefix and userinfo credentials may be in it')
    .option('--account-sid <sid>', 'the account (or TWILIO_ACCOUNT_SID)')
    .option('--auth-token <token>', 'its token (or TWILIO_AUTH_TOKEN, which other users cannot see)')
    .option('--other-account-sid <sid>', 'a second account (or PROOFMARK_OTHER_ACCOUNT_SID)')
    .option('--other-auth-token <token>', 'its token (or PROOFMARK_OTHER_AUTH_TOKEN)')
    .option('--profile <name|file>', 'what the target offers: documented (default), twilio, or a JSON file')
    .option('--resource <name...>', 'only these resources; billable ones run only when named')
    .option('--value <field=value...>', 'Resource.Field=VALUE, a value that the target insists on')
    .option('--hook <form>', "asks for a status: 'Name: value {status}', '?query={status}', '/path/{status}'")
    .option('--burst <n>', 'provoke 429 by N simultaneous requests; off by default')
    .option('--yes', 'confirm --burst on an Internet host')
    .option('--level <level>', 'core or full: what must have passed (core)')
    .option('--clause <glob...>', 'only these clauses, such as auth.*; the verdict stays incomplete')
    .option('--seed <n>', 'seed of the generated values (random, printed)')
    .option('--runs <n>', 'runs of each property (25)')
    .option('--concurrency <n>', 'clauses at work at once (8)')
    .option('--rate <n>', 'at most N requests a second')
    .option('--max-requests <n>', 'at most N requests in all')
    .option('--timeout <ms>', 'for header and body of one answer together (10000)')
    .option('--wait <seconds>', 'how long to wait for the target to come up (0)')
    .option('--header <header...>', "'Name: value' sent with every request; redacted in reports")
    .option('--ca <file>', 'PEM certificates to trust (or TWILIO_CA_BUNDLE)')
    .option('--client-cert <file>', 'PEM client certificate')
    .option('--client-key <file>', 'PEM key of the client certificate')
    .option('--insecure', 'do not verify the target’s certificate')
    .option('--out <dir>', 'where the report goes (proofmark-report)')
    .option('--no-report', 'leave the Allure results and report out')
    .addOption(new Option('--json', 'print conformance.json alone').conflicts('quiet'))
    .option('--quiet', 'print the verdict line alone')
    .action(async (options: RunOptions) => end(await (await import('./run.ts')).run(options, process.env)));
}
