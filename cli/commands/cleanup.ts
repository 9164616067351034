import type { Command } from 'commander';
import type { CleanupOptions } from '../cleanup/cleanup.ts';
import type { ExitCode } from '../process/exitCodes.ts';

/** Declares `cleanup`. */
export function addCleanup(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('cleanup')
    .description('delete what an interrupted or killed run left on the target')
    .argument('<ledger...>', 'ledgers of runs, or their report folders')
    .option('--base-url <url>', 'the target of the run (or PROOFMARK_BASE_URL)')
    .option('--account-sid <sid>', 'the account (or TWILIO_ACCOUNT_SID)')
    .option('--auth-token <token>', 'its token (or TWILIO_AUTH_TOKEN, which keeps it out of process lists)')
    .option('--profile <name|file>', 'the profile of the run (by default the built-in one that the ledger names)')
    .option('--moved', 'the base URL of the target has changed since the run')
    .option('--concurrency <n>', 'simultaneous requests (8)')
    .option('--rate <n>', 'at most N requests a second')
    .option('--timeout <ms>', 'time limit of one answer, header and body (10000)')
    .option('--wait <seconds>', 'how long to wait for the target to start (0)')
    .option('--header <header...>', "'Name: value' of every request; Name: from PROOFMARK_HEADER_NAME; @FILE")
    .option('--ca <file>', 'PEM certificates to trust (or TWILIO_CA_BUNDLE)')
    .option('--client-cert <file>', 'PEM client certificate')
    .option('--client-key <file>', 'PEM key of the client certificate')
    .option('--insecure', 'accept any certificate of the target')
    .option('--proxy <url>', 'proxy to the target (or HTTPS_PROXY, HTTP_PROXY; see NO_PROXY)')
    .action(async (ledgers: string[], options: CleanupOptions) =>
      end(await (await import('../cleanup/cleanup.ts')).cleanup(ledgers, options, process.env)),
    );
}
