/** A certificate authority created by `openssl`, with a certificate for a local server and one for a client. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;

export interface Pair {
  /** Paths of PEM files. */
  cert: string;
  key: string;
}

export interface Authority {
  /** Path of the authority's own certificate. */
  ca: string;
  server: Pair;
  client: Pair;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Writes the files into `folder`. */
export function createAuthority(folder: string): Authority {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const [ca, caKey] = [at('ca.pem'), at('ca.key')];
  openssl('req', '-x509', ...NEW_KEY, '-days', '2', '-subj', '/CN=proofmark test CA', '-keyout', caKey, '-out', ca);
  const issue = (name: string, extensions: string): Pair => {
    const [cert, key, request, extra] = [at(`${name}.pem`), at(`${name}.key`), at(`${name}.csr`), at(`${name}.ext`)];
    writeFileSync(extra, extensions);
    openssl('req', ...NEW_KEY, '-subj', `/CN=${name}`, '-keyout', key, '-out', request);
    const signing = ['-CA', ca, '-CAkey', caKey, '-CAcreateserial', '-days', '2', '-extfile', extra];
    openssl('x509', '-req', '-in', request, ...signing, '-out', cert);
    return { cert, key };
  };
  return {
    ca,
    server: issue('server', 'subjectAltName=IP:127.0.0.1,DNS:localhost'),
    client: issue('client', 'extendedKeyUsage=clientAuth'),
  };
}

/** The contents of the pair's files, for Node's TLS options. */
export function read({ cert, key }: Pair): { cert: string; key: string } {
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}
