/** Ed25519 keys from PEM files. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../../process/errors.ts';
import { codeOf } from '../../settings/target/tls.ts';

const MAKE = 'make one with: openssl genpkey -algorithm ed25519 -out key.pem';
const DERIVE = 'take it out with: openssl pkey -in key.pem -pubout -out key.pub.pem';

/** @throws UsageError where there is none, or another kind of key; the file's content is in no message */
export async function privateKeyFrom(file: string | undefined): Promise<KeyObject> {
  if (file === undefined) throw new UsageError(`--key: a certificate is signed with a private key; ${MAKE}`);
  const pem = await read(file);
  return ed25519(file, 'private', MAKE, () => createPrivateKey(pem));
}

export async function publicKeyFrom(file: string): Promise<KeyObject> {
  const pem = await read(file);
  if (pem.includes('PRIVATE KEY')) {
    throw new UsageError(`--key: ${JSON.stringify(file)} is a private key, which is nobody else's; ${DERIVE}`);
  }
  return ed25519(file, 'public', DERIVE, () => createPublicKey(pem));
}

function ed25519(file: string, half: string, advice: string, parse: () => KeyObject): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = parse();
  } catch {
    // told below: the parser's words help nobody
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new UsageError(`--key: ${JSON.stringify(file)} is no unencrypted Ed25519 ${half} key in PEM; ${advice}`);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--key: ${JSON.stringify(file)} cannot be read (${codeOf(error)})`);
  }
}
