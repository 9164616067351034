/** Reads Ed25519 keys from PEM files. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { errorCode, UsageError } from '../../process/errors.ts';

const MAKE = 'make one with: openssl genpkey -algorithm ed25519 -out key.pem';
const DERIVE = 'extract it with: openssl pkey -in key.pem -pubout -out key.pub.pem';

/** @throws UsageError if no file is given, or the file contains another kind of key; no message contains the file's content */
export async function privateKeyFrom(file: string | undefined): Promise<KeyObject> {
  if (file === undefined) throw new UsageError(`--key is missing: a certificate is signed with a private key; ${MAKE}`);
  const pem = await read(file);
  return ed25519(file, 'private', MAKE, () => createPrivateKey(pem));
}

/** @throws UsageError for a private key, or another kind of key */
export async function publicKeyFrom(file: string): Promise<KeyObject> {
  const pem = await read(file);
  if (pem.includes('PRIVATE KEY')) {
    throw new UsageError(
      `--key: ${JSON.stringify(file)} is a private key, but --key of verify expects the public one; ${DERIVE}`,
    );
  }
  return ed25519(file, 'public', DERIVE, () => createPublicKey(pem));
}

function ed25519(file: string, half: string, advice: string, parse: () => KeyObject): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = parse();
  } catch {
    // the parser's own message does not help
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new UsageError(`--key: ${JSON.stringify(file)} is not an unencrypted Ed25519 ${half} key in PEM; ${advice}`);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--key: ${JSON.stringify(file)} cannot be read (${errorCode(error)})`);
  }
}
