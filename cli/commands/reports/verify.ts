import { type Command, Option } from 'commander';
import type { ExitCode } from '../../process/exitCodes.ts';
import type { VerifyOptions } from '../../report/certificate/verify.ts';

/** Declares `verify`. */
export function addVerify(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('verify')
    .description(
      'check a certificate offline, and replay its recording: exits 0 if it is valid, whatever its verdict, else 1',
    )
    .argument('<file>', 'the certificate')
    .option('--key <pem>', 'the expected public key; without it, the signer is not checked')
    .option('--dir <dir>', 'folder of conformance.json and exchanges.ndjson (that of the certificate)')
    .addOption(
      new Option('--level <level>', 'also require that the target is conformant at this level').choices([
        'core',
        'full',
      ]),
    )
    .option('--allow-waived <clause...>', 'with --level: clauses that the profile may waive')
    .option('--profile-digest <digest>', 'the digest that the profile must have: sha256:…')
    .action(async (file: string, options: VerifyOptions) =>
      end(await (await import('../../report/certificate/verify.ts')).verify(file, options)),
    );
}
