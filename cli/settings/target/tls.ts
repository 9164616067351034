/** TLS settings. The PEM files are read and checked before the run. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TlsSettings } from '../../../client/settings.ts';
import { errorCode, UsageError } from '../../process/errors.ts';
import { type Env, flagOrVariable } from './target.ts';

export interface TlsOptions {
  ca?: string;
  clientCert?: string;
  clientKey?: string;
  insecure?: boolean;
}

/**
 * Reads and checks the PEM files. `--ca` takes precedence over `TWILIO_CA_BUNDLE`.
 * @throws UsageError for a file that cannot be read or has the wrong content, or a client certificate without its key
 */
export async function resolveTls(options: TlsOptions, env: Env): Promise<TlsSettings> {
  const { clientCert, clientKey, insecure = false } = options;
  if ((clientCert === undefined) !== (clientKey === undefined)) {
    const [present, missing] =
      clientCert === undefined ? ['--client-key', '--client-cert'] : ['--client-cert', '--client-key'];
    throw new UsageError(`${present} needs ${missing}: a client certificate has two files`);
  }
  const settings: TlsSettings = { insecure };
  const ca = flagOrVariable('--ca', options.ca, 'TWILIO_CA_BUNDLE', env);
  if (ca !== null) settings.ca = await readPem(ca.source, ca.value, 'a PEM certificate', isCertificate);
  if (clientCert !== undefined) {
    settings.clientCert = await readPem('--client-cert', clientCert, 'a PEM certificate', isCertificate);
  }
  if (clientKey !== undefined) {
    settings.clientKey = await readPem('--client-key', clientKey, 'an unencrypted PEM private key', isPrivateKey);
  }
  return settings;
}

const isCertificate = (pem: string): boolean => new X509Certificate(pem).subject !== undefined;
const isPrivateKey = (pem: string): boolean => createPrivateKey(pem).type === 'private';

async function readPem(source: string, path: string, what: string, holds: (pem: string) => boolean): Promise<string> {
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${source}: ${JSON.stringify(path)} cannot be read (${errorCode(error)})`);
  }
  try {
    if (holds(pem)) return pem;
  } catch {
    // the parser's own message is about ASN.1
  }
  throw new UsageError(`${source}: ${JSON.stringify(path)} does not contain ${what}`);
}
