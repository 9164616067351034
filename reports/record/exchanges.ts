/** `exchanges.ndjson`: the exchanges kept as evidence, one JSON object per line (`specs/schemas/exchange.schema.json`). */
import type { ClauseRecord, RecordedExchange } from '../../specs/model.ts';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';

interface ExchangeLine {
  /** The id of the clause. */
  clause: string;
  title: string;
  /** HTTP/1.1 text: the request, a blank line, the response. */
  exchange: string;
}

/** Returns the text of the file, in the order of the records and of their cases. */
export function exchangesText(records: readonly Pick<ClauseRecord, 'id' | 'exchanges'>[]): string {
  const lines = records.flatMap(({ id, exchanges }) =>
    exchanges.map(({ title, text }): ExchangeLine => ({ clause: id, title, exchange: text })),
  );
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * Returns the exchanges by clause.
 * @throws Error if a line is not an exchange, or names a clause that is not in `ids`
 */
export function readExchanges(text: string, ids: readonly string[]): Map<string, RecordedExchange[]> {
  const known = new Set(ids);
  const found = new Map<string, RecordedExchange[]>();
  for (const [index, line] of linesOf(text).entries()) {
    const { clause, title, exchange } = parseLine(line, index + 1);
    if (!known.has(clause)) throw new Error(`line ${index + 1} names an unknown clause: ${JSON.stringify(clause)}`);
    found.set(clause, [...(found.get(clause) ?? []), { title, text: exchange }]);
  }
  return found;
}

/**
 * Splits the text into lines.
 * @throws Error if the last line does not end with a line feed
 */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new Error('the last line is truncated');
  return text.slice(0, -1).split('\n');
}

function parseLine(line: string, number: number): ExchangeLine {
  const value = tryParseJson(line);
  const validate = validatorFor('exchange');
  if (!validate(value)) {
    throw new Error(
      `line ${number} is not an exchange: ${value === undefined ? 'not valid JSON' : describeErrors(validate)[0]}`,
    );
  }
  return value as ExchangeLine;
}

function tryParseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
