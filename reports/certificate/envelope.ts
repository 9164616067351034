/**
 * The DSSE envelope of a certificate: one Ed25519 signature over the type and bytes of the payload
 * (https://github.com/secure-systems-lab/dsse, protocol and envelope).
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { dsse } from '@sigstore/core';
import { sha256 } from '../../specs/utils/digest.ts';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';

/** The payload type of an in-toto statement (in-toto attestation v1, envelope). */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

export interface Envelope {
  payloadType: string;
  /** Base64. */
  payload: string;
  signatures: [{ keyid: string; sig: string }];
}

/** Returns the id of a key: the SHA-256 of its public key in DER (SubjectPublicKeyInfo, RFC 5280 4.1). */
export function keyId(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(publicKey.export({ type: 'spki', format: 'der' }));
}

/** Returns the public key in PEM. */
export function publicPem(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

export function signEnvelope(payload: Buffer, privateKey: KeyObject): Envelope {
  const signature = sign(null, dsse.preAuthEncoding(PAYLOAD_TYPE, payload), privateKey);
  return {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyId(privateKey), sig: signature.toString('base64') }],
  };
}

/** @throws Error if the text is not a DSSE envelope */
export function parseEnvelope(text: string): Envelope {
  const value = tryParseJson(text);
  if (value === undefined) throw new Error('the certificate is not valid JSON');
  const validate = validatorFor('dsse-envelope');
  if (!validate(value)) throw new Error(`the certificate is not a DSSE envelope: ${describeErrors(validate)[0]}`);
  return value as Envelope;
}

/**
 * Decodes canonical base64 (RFC 4648 3.5).
 * @throws Error if the text is not canonical, because a changed text could then encode the same bytes
 */
export function decodeBase64(what: string, base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) throw new Error(`the ${what} is not in canonical base64`);
  return bytes;
}

export function isSignedBy(payload: Buffer, signature: Buffer, publicKey: KeyObject): boolean {
  return verify(null, dsse.preAuthEncoding(PAYLOAD_TYPE, payload), publicKey, signature);
}

export function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
