/** TLS settings from files: what they hold is read here, so that a wrong path is told before anything is sent. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TlsSettings } from '../../../client/settings.ts';
import { UsageError } from '../../process/errors.ts';
import { type Env, given } from './target.ts';

export interface TlsOptions {
  ca?: string;
  clientCert?: string;
  clientKey?: string;
  insecure?: boolean;
}

/** Reads and checks the PEM files; `TWILIO_CA_BUNDLE` is the certificate authorities' file unless `--ca` is given. */
export async function resolveTls(options: TlsOptions, env: Env): Promise<TlsSettings> {
  const { clientCert, clientKey, insecure = false } = options;
  if ((clientCert === undefined) !== (clientKey === undefined)) {
    const [has, lacks] =
      clientCert === undefined ? ['--client-key', '--client-cert'] : ['--client-cert', '--client-key'];
    throw new UsageError(`${has} is given without ${lacks}: a client certificate needs both`);
  }
  const settings: TlsSettings = { insecure };
  const ca = given('--ca', options.ca, 'TWILIO_CA_BUNDLE', env);
  if (ca !== null) settings.ca = await readPem(ca.from, ca.value, 'a PEM certificate', isCertificate);
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

async function readPem(from: string, path: string, what: string, holds: (pem: string) => boolean): Promise<string> {
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${from}: ${JSON.stringify(path)} cannot be read (${codeOf(error)})`);
  }
  try {
    if (holds(pem)) return pem;
  } catch {
    // Told below: the parser's own words are about ASN.1.
  }
  throw new UsageError(`${from}: ${JSON.stringify(path)} holds no ${what.replace(/^an? /, '')}`);
}

/** `ENOENT`, or what else an error calls itself. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
