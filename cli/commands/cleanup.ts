/** What `cleanup` takes. */
import type { Command } from 'commander';
import type { CleanupOptions } from '../cleanup/cleanup.ts';
import type { ExitCode } from '../process/errors.ts';

/** Declares `cleanup`. */
export function addCleanup(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('cleanup')
    .description('remove what an interrupted or killed run left on the target')
    .argument('<ledger...>', 'ledgers of runs, or the folders of their reports')
    .option('--base-url <url>', 'the target of the run (or PROOFMARK_BASE_URL)')
    .option('--account-sid <sid>', 'the account (or TWILIO_ACCOUNT_SID)')
    .option('--auth-token <token>', 'its token (or TWILIO_AUTH_TOKEN, which other users cannot see)')
    .option('--profile <name|file>', 'as in the run (what the ledger names, where it is built in)')
    .option('--moved', 'the target has another base URL than in the run')
    .option('--concurrency <n>', 'requests at once (8)')
    .option('--rate <n>', 'at most N requests a second')
    .option('--timeout <ms>', 'for header and body of one answer together (10000)')
    .option('--wait <seconds>', 'how long to wait for the target to come up (0)')
    .option('--header <header...>', "'Name: value' sent with every request")
    .option('--ca <file>', 'PEM certificates to trust (or TWILIO_CA_BUNDLE)')
    .option('--client-cert <file>', 'PEM client certificate')
    .option('--client-key <file>', 'PEM key of the client certificate')
    .option('--insecure', 'do not verify the target’s certificate')
    .option('--proxy <url>', 'reach the target through it (or HTTPS_PROXY, HTTP_PROXY; see NO_PROXY)')
    .action(async (ledgers: string[], options: CleanupOptions) =>
      end(await (await import('../cleanup/cleanup.ts')).cleanup(ledgers, options, process.env)),
    );
}
