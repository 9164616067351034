/** `exchanges.ndjson`: the exchanges that were kept as evidence, one JSON object a line (`specs/schemas/exchange.schema.json`). */
import type { ClauseRecord, RecordedExchange } from '../../specs/model.ts';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';

export interface ExchangeLine {
  /** The clause's id. */
  clause: string;
  title: string;
  /** As HTTP/1.1 text: request, a blank line, response. */
  exchange: string;
}

/** The file's text: the clauses in the records' order, the exchanges of each in the order of its cases. */
export function exchangesText(records: readonly Pick<ClauseRecord, 'id' | 'exchanges'>[]): string {
  const lines = records.flatMap(({ id, exchanges }) =>
    exchanges.map(({ title, text }): ExchangeLine => ({ clause: id, title, exchange: text })),
  );
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * The exchanges by clause.
 * @throws Error naming the first line that is no exchange, or of a clause that is none of `ids`
 */
export function readExchanges(text: string, ids: readonly string[]): Map<string, RecordedExchange[]> {
  const known = new Set(ids);
  const found = new Map<string, RecordedExchange[]>();
  for (const [index, line] of linesOf(text).entries()) {
    const { clause, title, exchange } = parseLine(line, index + 1);
    if (!known.has(clause)) throw new Error(`line ${index + 1} is of an unknown clause, ${JSON.stringify(clause)}`);
    found.set(clause, [...(found.get(clause) ?? []), { title, text: exchange }]);
  }
  return found;
}

/**
 * The last line ends in a line feed too.
 * @throws Error where it does not
 */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new Error('the last line is cut off');
  return text.slice(0, -1).split('\n');
}

function parseLine(line: string, number: number): ExchangeLine {
  const value = parsed(line);
  const validate = validatorFor('exchange');
  if (!validate(value)) {
    throw new Error(`line ${number} is no exchange: ${value === undefined ? 'no JSON' : describeErrors(validate)[0]}`);
  }
  return value as ExchangeLine;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
