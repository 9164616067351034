/** Verifies a certificate offline: its form, its signature, the files it names, and the statement that follows from them. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Level } from '../../specs/model.ts';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';
import { count } from '../text/phrases.ts';
import { assess } from '../verdict/verdict.ts';
import {
  decodeBase64,
  type Envelope,
  isSignedBy,
  keyId,
  PAYLOAD_TYPE,
  parseEnvelope,
  tryParseJson,
} from './envelope.ts';
import { type CertifiedFiles, fileProblems, parseRecord } from './fileProblems.ts';
import type { Statement } from './statement.ts';

interface VerifyInput extends CertifiedFiles {
  /** The text of the certificate. */
  certificate: string;
  /** The key that must have signed it; null for the key that the certificate contains. */
  key: KeyObject | null;
  /** The level at which the target must be conformant; null to accept any verdict. */
  level: Level | null;
  /** Ids of clauses that the profile may waive although a level is required. */
  allowWaived?: readonly string[];
  /** The digest that the profile must have; null to accept any profile. */
  profileDigest?: string | null;
}

interface Verification {
  /** The problems, one line each; empty if the certificate is valid. */
  problems: string[];
  /** The statement; null if it cannot be read. */
  statement: Statement | null;
}

export function verifyCertificate(input: VerifyInput): Verification {
  const problems: string[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const envelope = attempt(() => parseEnvelope(input.certificate));
  if (envelope === null) return { problems, statement: null };
  const payload = attempt(() => decodeBase64('payload', envelope.payload));
  if (payload === null) return { problems, statement: null };
  const statement = attempt(() => parseStatement(payload));
  const key = input.key ?? (statement === null ? null : attempt(() => signerOf(statement)));
  if (key !== null) problems.push(...signatureProblems(envelope, payload, key, input.key !== null));
  if (statement === null) return { problems, statement };
  problems.push(...fileProblems(statement, input, key));
  if (input.level !== null) problems.push(...levelProblems(input.level, input));
  problems.push(...profileProblems(statement, input.profileDigest ?? null));
  return { problems: [...new Set(problems)], statement };
}

function parseStatement(payload: Buffer): Statement {
  const value = tryParseJson(payload.toString('utf8'));
  if (value === undefined) throw new Error('the payload is not valid JSON');
  const validate = validatorFor('certificate');
  if (!validate(value)) throw new Error(`the statement does not match its schema: ${describeErrors(validate)[0]}`);
  return value as Statement;
}

/** Returns the key that the certificate contains. */
function signerOf({ predicate }: Statement): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPublicKey(predicate.proofmark.signer.publicKey);
  } catch {
    // reported below
  }
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new Error('the public key in the certificate is not an Ed25519 key in PEM');
  return key;
}

function signatureProblems(envelope: Envelope, payload: Buffer, key: KeyObject, given: boolean): string[] {
  const [{ keyid, sig }] = envelope.signatures;
  if (envelope.payloadType !== PAYLOAD_TYPE) {
    return [`the payload type is ${JSON.stringify(envelope.payloadType)}, not ${PAYLOAD_TYPE}`];
  }
  const which = given ? 'the key of --key' : 'the key in the certificate';
  try {
    if (isSignedBy(payload, decodeBase64('signature', sig), key)) {
      return keyid === keyId(key) ? [] : [`the keyid ${keyid} is not the id of the signing key, ${which}`];
    }
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  if (keyid !== keyId(key)) return [`another key (${keyid}) signed the certificate, not ${which} (${keyId(key)})`];
  return ['the signature is invalid: the payload or the signature was changed after signing'];
}

function levelProblems(level: Level, { files, allowWaived = [] }: VerifyInput): string[] {
  const bytes = files.conformance;
  const record = bytes === null ? null : parseRecord(bytes);
  if (record === null || typeof record === 'string') return [];
  const { waived = [] } = record;
  const { verdict, reason } = assess(record.clauses, { level, selection: null, interrupted: false, waived });
  const unmet =
    verdict === 'conformant' ? [] : [`the target is not conformant at level ${level}: ${verdict}, ${reason}`];
  const refused = waived.map(({ id }) => id).filter((id) => !allowWaived.includes(id));
  if (refused.length === 0) return unmet;
  return [
    ...unmet,
    `the profile waives ${count(refused.length, 'clause')}: ${refused.join(' ')}; to accept this, name them: --allow-waived ${refused.join(' ')}`,
  ];
}

function profileProblems({ predicate }: Statement, wanted: string | null): string[] {
  const profile = predicate.configuration.find(({ name }) => name === 'profile');
  const actual = `sha256:${profile?.digest.sha256 ?? ''}`;
  if (wanted === null || wanted === actual) return [];
  return [`the profile ${String(profile?.annotations?.name)} has the digest ${actual}, not ${wanted}`];
}
