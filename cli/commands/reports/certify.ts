import type { Command } from 'commander';
import type { ExitCode } from '../../process/exitCodes.ts';
import type { CertifyOptions } from '../../report/certificate/certify.ts';

/** Declares `certify`. */
export function addCertify(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('certify')
    .description('sign the result of a run: an in-toto statement in a DSSE envelope')
    .argument('<dir>', 'the report folder of the run')
    .option('--key <pem>', 'an Ed25519 private key; `openssl genpkey -algorithm ed25519` makes one')
    .option('--out <file>', 'where to write the certificate (certificate.json in the folder)')
    .action(async (dir: string, options: CertifyOptions) =>
      end(await (await import('../../report/certificate/certify.ts')).certify(dir, options)),
    );
}
