/**
 * The DSSE envelope of a certificate: one Ed25519 signature over the type and the bytes of the payload
 * (https://github.com/secure-systems-lab/dsse, protocol and envelope).
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { dsse } from '@sigstore/core';
import { sha256 } from '../../specs/utils/digest.ts';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';

/** What an in-toto statement is called in an envelope (in-toto attestation v1, envelope). */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

export interface Envelope {
  payloadType: string;
  /** Base64. */
  payload: string;
  signatures: [{ keyid: string; sig: string }];
}

/** By which a key is named: the SHA-256 of its public half as DER (SubjectPublicKeyInfo, RFC 5280 4.1). */
export function keyId(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(half.export({ type: 'spki', format: 'der' }));
}

/** The public half as PEM. */
export function publicPem(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return half.export({ type: 'spki', format: 'pem' }).toString();
}

export function signEnvelope(payload: Buffer, privateKey: KeyObject): Envelope {
  const signature = sign(null, dsse.preAuthEncoding(PAYLOAD_TYPE, payload), privateKey);
  return {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyId(privateKey), sig: signature.toString('base64') }],
  };
}

/** @throws Error that says what keeps the text from being such an envelope */
export function parseEnvelope(text: string): Envelope {
  const value = parsed(text);
  if (value === undefined) throw new Error('the certificate is no JSON');
  const validate = validatorFor('dsse-envelope');
  if (!validate(value)) throw new Error(`the certificate is no DSSE envelope: ${describeErrors(validate)[0]}`);
  return value as Envelope;
}

/**
 * The bytes of a base64 text that was written in the one way in which an encoder writes it (RFC 4648 3.5).
 * @throws Error where there are other ways to read it: a changed text could stand for the same bytes
 */
export function decoded(what: string, base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) throw new Error(`the ${what} is not in canonical base64`);
  return bytes;
}

export function isSignedBy(payload: Buffer, signature: Buffer, publicKey: KeyObject): boolean {
  return verify(null, dsse.preAuthEncoding(PAYLOAD_TYPE, payload), publicKey, signature);
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
