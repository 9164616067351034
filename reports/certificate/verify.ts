/** Verifies a certificate offline: its signature, its form, the files that it names, and that its statement follows from them. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { type ClauseRevision, loadRevision, UnknownRevisionError } from '../../specs/contract/revisions.ts';
import type { Conformance, Level } from '../../specs/model.ts';
import { canonicalJson, sha256 } from '../../specs/utils/digest.ts';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';
import { readExchanges } from '../record/exchanges.ts';
import { assess } from '../verdict/verdict.ts';
import { recordProblems, refusal } from './consistency.ts';
import { decoded, type Envelope, isSignedBy, keyId, PAYLOAD_TYPE, parsed, parseEnvelope } from './envelope.ts';
import { buildStatement, type Statement } from './statement.ts';

export interface VerifyInput {
  /** The certificate's text. */
  certificate: string;
  /** The files beside it; null where there is none. */
  files: { conformance: Buffer | null; exchanges: Buffer | null };
  /** Whose signature is wanted, or null: then the key that the certificate itself gives must have signed it. */
  key: KeyObject | null;
  /** The level at which the target must be conformant, or null where any verdict will do. */
  level: Level | null;
  /** Where the revisions of the clauses lie; default: those of this package. */
  revisions?: string;
}

export interface Verification {
  /** What is wrong, one line each; empty where the certificate holds. */
  problems: string[];
  /** What it states; null where that cannot be read. */
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
  const payload = attempt(() => decoded('payload', envelope.payload));
  if (payload === null) return { problems, statement: null };
  const statement = attempt(() => parseStatement(payload));
  const key = input.key ?? (statement === null ? null : attempt(() => signerOf(statement)));
  if (key !== null) problems.push(...signatureProblems(envelope, payload, key, input.key !== null));
  if (statement === null) return { problems, statement };
  problems.push(...fileProblems(statement, input, key));
  if (input.level !== null) problems.push(...levelProblems(input.level, input.files.conformance));
  return { problems: [...new Set(problems)], statement };
}

function parseStatement(payload: Buffer): Statement {
  const value = parsed(payload.toString('utf8'));
  if (value === undefined) throw new Error('the payload is no JSON');
  const validate = validatorFor('certificate');
  if (!validate(value)) throw new Error(`the statement is not as its schema says: ${describeErrors(validate)[0]}`);
  return value as Statement;
}

/** The key that the certificate gives for itself. */
function signerOf({ predicate }: Statement): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPublicKey(predicate.proofmark.signer.publicKey);
  } catch {
    // told below
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw new Error('the certificate’s public key is no Ed25519 key in PEM');
  return key;
}

function signatureProblems(envelope: Envelope, payload: Buffer, key: KeyObject, given: boolean): string[] {
  const [{ keyid, sig }] = envelope.signatures;
  if (envelope.payloadType !== PAYLOAD_TYPE) {
    return [`the payload is said to be ${JSON.stringify(envelope.payloadType)}, not ${PAYLOAD_TYPE}`];
  }
  const whose = given ? 'of --key' : 'that the certificate gives';
  try {
    if (isSignedBy(payload, decoded('signature', sig), key)) {
      return keyid === keyId(key) ? [] : [`the keyid ${keyid} is not that of the key ${whose}, which signed it`];
    }
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  if (keyid !== keyId(key)) return [`it is signed by another key (${keyid}) than the one ${whose} (${keyId(key)})`];
  return ['the signature does not fit: the payload or the signature was changed after signing'];
}

/** The files, the clauses, and what follows from them, beside what is stated. */
function fileProblems(statement: Statement, { files, revisions }: VerifyInput, key: KeyObject | null): string[] {
  const { conformance, exchanges } = files;
  const problems = [
    ...digestProblems(statement, 'conformance.json', conformance),
    ...digestProblems(statement, 'exchanges.ndjson', exchanges),
  ];
  if (conformance === null || exchanges === null) return problems;
  const record = parseRecord(conformance);
  if (typeof record === 'string') return [...problems, record];
  const refused = refusal(record);
  if (refused !== null) return [...problems, `conformance.json cannot be certified: ${refused}`];
  const frozen = frozenClauses(record, revisions);
  if (typeof frozen === 'string') return [...problems, frozen];
  problems.push(...recordProblems(record, frozen), ...exchangeProblems(record, exchanges));
  if (problems.length > 0 || key === null) return problems;
  const rebuilt = buildStatement({ conformance: record, files: { conformance, exchanges }, frozen, key });
  return differences(statement, rebuilt, '');
}

function digestProblems({ predicate }: Statement, name: string, bytes: Buffer | null): string[] {
  if (bytes === null) return [`${name} does not lie beside the certificate: name its folder with --dir`];
  const stated = predicate.configuration.find((descriptor) => descriptor.name === name)?.digest.sha256;
  const found = sha256(bytes).slice('sha256:'.length);
  if (stated === undefined) return [`the certificate names no ${name}`];
  return stated === found ? [] : [`${name} is not the file that was certified: its digest is ${found}, not ${stated}`];
}

function parseRecord(bytes: Buffer): Conformance | string {
  const value = parsed(bytes.toString('utf8'));
  if (value === undefined) return 'conformance.json is no JSON';
  const validate = validatorFor('conformance');
  return validate(value)
    ? (value as Conformance)
    : `conformance.json is not as its schema says: ${describeErrors(validate)[0]}`;
}

function frozenClauses({ suite }: Conformance, folder: string | undefined): ClauseRevision | string {
  try {
    return loadRevision(suite.revision ?? 0, folder);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return error instanceof UnknownRevisionError ? `${message}; a later proofmark may know it` : message;
  }
}

function exchangeProblems({ clauses }: Conformance, bytes: Buffer): string[] {
  const ids = clauses.map(({ id }) => id);
  try {
    const found = [...readExchanges(bytes.toString('utf8'), ids).keys()];
    const ordered = ids.filter((id) => found.includes(id));
    return canonicalJson(found) === canonicalJson(ordered)
      ? []
      : ['exchanges.ndjson is not in the order of the clauses'];
  } catch (error) {
    return [`exchanges.ndjson: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function levelProblems(level: Level, bytes: Buffer | null): string[] {
  const record = bytes === null ? null : parseRecord(bytes);
  if (record === null || typeof record === 'string') return [];
  const { verdict, reason } = assess(record.clauses, { level, selection: null, interrupted: false });
  return verdict === 'conformant' ? [] : [`the target is not conformant at level ${level}: ${verdict}, ${reason}`];
}

/** Each member in which the two differ: what is stated, and what the files give. */
function differences(stated: unknown, given: unknown, path: string): string[] {
  if (canonicalJson(stated ?? null) === canonicalJson(given ?? null)) return [];
  if (isRecord(stated) && isRecord(given)) {
    const names = [...new Set([...Object.keys(stated), ...Object.keys(given)])];
    return names.flatMap((name) => differences(stated[name], given[name], path === '' ? name : `${path}.${name}`));
  }
  const shown = (value: unknown) => (value === undefined ? 'nothing' : brief(canonicalJson(value)));
  return [`${path} is ${shown(stated)} in the certificate; the files give ${shown(given)}`];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const brief = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
