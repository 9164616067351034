/** What `run` takes. */
import { type Command, Option } from 'commander';
import type { ExitCode } from '../process/errors.ts';
import type { ConfigOptions } from '../settings/configFile.ts';
import type { RunOptions } from '../settings/settings.ts';

/** Declares `run`. */
export function addRun(program: Command, end: (code: ExitCode) => void): void {
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
    .option('--hook <form>', "asks for a status: 'Name: value {status}', '?q={status}', '/path/{status}'")
    .option('--burst <n>', 'provoke 429 by N simultaneous requests; off by default')
    .option('--yes', 'confirm --burst on an Internet host')
    .option('--level <level>', 'core or full: what must have passed (core)')
    .option('--clause <glob...>', 'only these clauses, such as auth.*; the verdict stays incomplete')
    .option('--revision <n>', 'the clauses as frozen under that number (as they stand)')
    .option('--shard <i/n>', 'part I of N by clause; exit 0 when its clauses passed; see `merge`')
    .option('--seed <n>', 'seed of the generated values (random, printed)')
    .option('--runs <n>', 'runs of each property (25)')
    .option('--concurrency <n>', 'requests at once (8)')
    .option('--rate <n>', 'at most N requests a second')
    .option('--max-requests <n>', 'at most N requests in all')
    .option('--timeout <ms>', 'for header and body of one answer together (10000)')
    .option('--wait <seconds>', 'how long to wait for the target to come up (0)')
    .option('--header <header...>', "'Name: value' sent with every request; redacted in reports")
    .option('--ca <file>', 'PEM certificates to trust (or TWILIO_CA_BUNDLE)')
    .option('--client-cert <file>', 'PEM client certificate')
    .option('--client-key <file>', 'PEM key of the client certificate')
    .option('--insecure', 'do not verify the target’s certificate')
    .option('--proxy <url>', 'reach the target through it (or HTTPS_PROXY, HTTP_PROXY; see NO_PROXY)')
    .option('--baseline <file>', 'known deviations: the exit status is then the gate’s, the verdict stays')
    .option('--update-baseline', 'write the baseline anew, keeping the reasons in it')
    .option('--out <dir>', 'where the report goes (proofmark-report)')
    .option('--no-report', 'leave Allure out; index.html is always written')
    .option('--history <file>', 'Allure’s history: earlier runs are shown, this one is added; created')
    .option('--config <file>', 'settings from this file (nearest proofmark.config.json, .yaml or .yml)')
    .option('--no-config', 'from no file')
    .option('--dry-run', 'print what would be sent and created; send nothing')
    .addOption(new Option('--json', 'print conformance.json alone').conflicts('quiet'))
    .option('--quiet', 'print the verdict line alone')
    .action(async (options: RunOptions & ConfigOptions) =>
      end(await (await import('../run/run.ts')).run(options, process.env)),
    );
}
