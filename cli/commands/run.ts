import { type Command, Option } from 'commander';
import type { ExitCode } from '../process/exitCodes.ts';
import type { ConfigOptions } from '../settings/configFile.ts';
import type { RunOptions } from '../settings/settings.ts';

/** Declares `run`. */
export function addRun(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('run')
    .description('certify a target; without --base-url, the embedded reference at level full')
    .option('--base-url <url>', 'the target; may contain a path prefix and userinfo credentials')
    .option('--account-sid <sid>', 'the account (or TWILIO_ACCOUNT_SID)')
    .option('--auth-token <token>', 'its token (or TWILIO_AUTH_TOKEN, which keeps it out of process lists)')
    .option('--other-account-sid <sid>', 'a second account (or PROOFMARK_OTHER_ACCOUNT_SID)')
    .option('--other-auth-token <token>', 'its token (or PROOFMARK_OTHER_AUTH_TOKEN)')
    .option('--profile <name|file>', 'what the target offers: documented (default), twilio, or a JSON file')
    .option('--resource <name...>', 'only these resources; billable ones run only when named')
    .option('--value <field=value...>', 'Resource.Field=VALUE, a value that the target requires')
    .option('--hook <form>', "how to request a status: 'Name: value {status}', '?q={status}', '/path/{status}'")
    .option('--burst <n>', 'provoke 429 with N simultaneous requests; off by default')
    .option('--yes', 'confirm --burst on an Internet host')
    .option('--level <level>', 'core or full: which clauses must pass (core)')
    .option('--clause <glob...>', 'only these clauses, such as auth.*; the verdict stays incomplete')
    .option('--revision <n>', 'the clauses of this frozen revision (the current ones)')
    .option('--shard <i/n>', 'run part I of N of the clauses; exit 0 if they pass; see `merge`')
    .option('--seed <n>', 'seed of the generated values (random; printed)')
    .option('--runs <n>', 'runs of each property (25)')
    .option('--concurrency <n>', 'simultaneous requests (8)')
    .option('--rate <n>', 'at most N requests a second')
    .option('--max-requests <n>', 'at most N requests in all')
    .option('--timeout <ms>', 'time limit of one answer, header and body (10000)')
    .option('--wait <seconds>', 'how long to wait for the target to start (0)')
    .option('--header <header...>', "'Name: value' of every request; Name: from PROOFMARK_HEADER_NAME; @FILE")
    .option('--ca <file>', 'PEM certificates to trust (or TWILIO_CA_BUNDLE)')
    .option('--client-cert <file>', 'PEM client certificate')
    .option('--client-key <file>', 'PEM key of the client certificate')
    .option('--insecure', 'accept any certificate of the target')
    .option('--proxy <url>', 'proxy to the target (or HTTPS_PROXY, HTTP_PROXY; see NO_PROXY)')
    .option('--baseline <file>', 'known deviations: they set the exit status, not the verdict')
    .option('--update-baseline', 'rewrite the baseline file, keeping its reasons')
    .option('--out <dir>', 'where to write the report (proofmark-report)')
    .option('--no-report', 'write no Allure report; index.html is always written')
    .option('--history <file>', 'Allure’s history file: shows earlier runs, appends this one')
    .option('--config <file>', 'read settings from this file (proofmark.config.json, .yaml or .yml)')
    .option('--no-config', 'read settings from no file')
    .option('--dry-run', 'print what would be sent and created; send nothing')
    .addOption(new Option('--json', 'print only conformance.json').conflicts('quiet'))
    .option('--quiet', 'print only the verdict line')
    .addOption(new Option('--verbose', 'print every failure, reason and area').conflicts(['json', 'quiet']))
    .action(async (options: RunOptions & ConfigOptions) =>
      end(await (await import('../run/run.ts')).run(options, process.env)),
    );
}
