/** Checks the files that a certificate names, and whether its statement follows from them. */
import type { KeyObject } from 'node:crypto';
import { type ClauseRevision, loadRevision, UnknownRevisionError } from '../../specs/contract/revisions.ts';
import type { Conformance } from '../../specs/model.ts';
import { canonicalJson, sha256 } from '../../specs/utils/digest.ts';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';
import { readExchanges } from '../record/exchanges.ts';
import { recordProblems, refusal } from './consistency.ts';
import { tryParseJson } from './envelope.ts';
import { buildStatement, type Statement } from './statement.ts';

export interface CertifiedFiles {
  /** The files beside the certificate; null if missing. */
  files: { conformance: Buffer | null; exchanges: Buffer | null };
  /** The folder of the clause revisions. Default: those of this package. */
  revisions?: string;
}

/** Checks the files and the clauses, and compares the statement with the one that they give. */
export function fileProblems(
  statement: Statement,
  { files, revisions }: CertifiedFiles,
  key: KeyObject | null,
): string[] {
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
  if (bytes === null) return [`${name} is not beside the certificate: give its folder with --dir`];
  const stated = predicate.configuration.find((descriptor) => descriptor.name === name)?.digest.sha256;
  const found = sha256(bytes).slice('sha256:'.length);
  if (stated === undefined) return [`the certificate does not name ${name}`];
  return stated === found ? [] : [`${name} is not the certified file: its digest is ${found}, not ${stated}`];
}

export function parseRecord(bytes: Buffer): Conformance | string {
  const value = tryParseJson(bytes.toString('utf8'));
  if (value === undefined) return 'conformance.json is not valid JSON';
  const validate = validatorFor('conformance');
  return validate(value)
    ? (value as Conformance)
    : `conformance.json does not match its schema: ${describeErrors(validate)[0]}`;
}

function frozenClauses({ suite }: Conformance, folder: string | undefined): ClauseRevision | string {
  try {
    return loadRevision(suite.revision ?? 0, folder);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return error instanceof UnknownRevisionError ? `${message}; a later version of proofmark may know it` : message;
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

/** Returns each member that differs between the statement and the files. */
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
