/** What `verify` takes. */
import { type Command, Option } from 'commander';
import type { VerifyOptions } from '../report/certificate/verify.ts';
import type { ExitCode } from '../process/errors.ts';

/** Declares `verify`. */
export function addVerify(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('verify')
    .description('check a certificate, offline: 0 where it holds, whatever its verdict; else 1')
    .argument('<file>', 'the certificate')
    .option('--key <pem>', 'the public key that must have signed it; without it, whose key it is stays open')
    .option('--dir <dir>', 'where conformance.json and exchanges.ndjson lie (beside the certificate)')
    .addOption(
      new Option('--level <level>', 'also demand that the target is conformant at it').choices(['core', 'full']),
    )
    .action(async (file: string, options: VerifyOptions) =>
      end(await (await import('../report/certificate/verify.ts')).verify(file, options)),
    );
}
