import type { Command } from 'commander';
import type { ExitCode } from '../process/exitCodes.ts';
import type { RunOptions } from '../settings/settings.ts';

/** Declares `doctor`. */
export function addDoctor(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .description('say what answers at a base URL, and what to change')
    .option('--base-url <url>', 'the target (or PROOFMARK_BASE_URL)')
    .option('--account-sid <sid>', 'the account (or TWILIO_ACCOUNT_SID)')
    .option('--auth-token <token>', 'its token (or TWILIO_AUTH_TOKEN)')
    .option('--other-account-sid <sid>', 'a second account (or PROOFMARK_OTHER_ACCOUNT_SID)')
    .option('--other-auth-token <token>', 'its token (or PROOFMARK_OTHER_AUTH_TOKEN)')
    .option('--profile <name|file>', 'what the target offers: documented (default), twilio, or a file')
    .option('--resource <name...>', 'only these resources')
    .option('--hook <form>', 'how to request a status, as for `run`')
    .option('--header <header...>', 'a header field of every request, as for `run`')
    .option('--timeout <ms>', 'time limit of one answer (10000)')
    .option('--ca <file>', 'PEM certificates to trust (or TWILIO_CA_BUNDLE)')
    .option('--insecure', 'accept any certificate of the target')
    .option('--proxy <url>', 'proxy to the target')
    .action(async (options: RunOptions) =>
      end(await (await import('../doctor/doctor.ts')).doctor(options, process.env)),
    );
}
