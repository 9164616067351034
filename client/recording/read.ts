/** Reads the file of a recording. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { RecordedFact, RecordedLine, RecordedSend } from './format.ts';
import { RECORDING_FORMAT, type RecordingHeader } from './header.ts';

/** The file is no complete recording. The message says why. */
export class RecordingError extends Error {
  override name = 'RecordingError';
}

/** The largest size of a recording that is read. Bytes, uncompressed. */
const LARGEST = 1_000_000_000;

/** @throws RecordingError if the file cannot be read or is no complete recording */
export function readRecording(file: string): { header: RecordingHeader; lines: RecordedLine[] } {
  const [first, ...others] = textOf(file).trimEnd().split('\n');
  const header = headerIn(parse(first ?? '', 1));
  const lines = others.map((line, at) => lineOf(parse(line, at + 2), at + 2));
  const names = lines.map((line) => ('fact' in line ? `the fact ${line.fact}` : `the key ${line.key}`));
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new RecordingError(`two lines have ${name}`);
    seen.add(name);
  }
  return { header, lines };
}

/** The members that a replay needs, with a value of the right type. */
const NEEDED: Record<string, (value: unknown) => boolean> = {
  startedAt: (value) => typeof value === 'string',
  level: (value) => value === 'core' || value === 'full',
  clauses: isNames,
  seed: Number.isInteger,
  runs: (value) => isWithin(value, 1, 100_000),
  concurrency: (value) => isWithin(value, 1, 256),
  burst: (value) => value === null || isWithin(value, 2, 10_000),
  timeoutMs: (value) => typeof value === 'number',
  marker: (value) => typeof value === 'string',
  baseUrl: (value) => typeof value === 'string' && URL.canParse(value),
  account: isAccount,
  other: (value) => value === null || isAccount(value),
  profile: (value) => isObject(value) && isObject(value.resources) && isObject(value.clauses),
  resources: isNames,
  values: (value) => isObject(value) && isNames(Object.values(value)),
  hook: (value) => value === null || isHook(value),
  headers: isFields,
};

function headerIn(value: object): RecordingHeader {
  const header = value as Record<string, unknown>;
  if (header.recording !== RECORDING_FORMAT)
    throw new RecordingError(`line 1: recording is ${JSON.stringify(header.recording)}, not ${RECORDING_FORMAT}`);
  const wrong = Object.entries(NEEDED).find(([name, isRight]) => !isRight(header[name]));
  if (wrong !== undefined) throw new RecordingError(`line 1: ${wrong[0]} is missing or has the wrong type`);
  return value as RecordingHeader;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The bounds are those of the command's options, so that a forged recording cannot keep a replay busy for hours. */
function isWithin(value: unknown, minimum: number, maximum: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isHook(value: unknown): boolean {
  if (!isObject(value) || typeof value.template !== 'string') return false;
  return value.form === 'header' ? typeof value.name === 'string' : value.form === 'query' || value.form === 'path';
}

function isAccount(value: unknown): boolean {
  return isObject(value) && typeof value.accountSid === 'string' && typeof value.authToken === 'string';
}

function textOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    if (bytes.length === 0) throw new Error('the file is empty');
    return gunzipSync(bytes, { maxOutputLength: LARGEST }).toString('utf8');
  } catch (error) {
    throw new RecordingError(error instanceof Error ? error.message : String(error));
  }
}

function parse(line: string, number: number): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // reported below
  }
  throw new RecordingError(`line ${number} is no JSON object`);
}

function lineOf(value: object, number: number): RecordedLine {
  if ('fact' in value && typeof value.fact === 'string' && 'value' in value) return value as RecordedFact;
  const { key, request, answer, failure } = value as Partial<RecordedSend>;
  const isSend =
    typeof key === 'string' && isRequest(request) && (isAnswer(answer) || typeof failure?.name === 'string');
  if (!isSend) throw new RecordingError(`line ${number} is neither an exchange nor a fact`);
  return value as RecordedSend;
}

function isRequest(request: RecordedSend['request'] | undefined): boolean {
  return typeof request?.method === 'string' && typeof request.path === 'string' && isFields(request.headers);
}

function isAnswer(answer: RecordedSend['answer']): boolean {
  return Number.isInteger(answer?.status) && isFields(answer?.headers);
}

function isFields(fields: unknown): boolean {
  return (
    Array.isArray(fields) &&
    fields.every(
      (field) => Array.isArray(field) && field.length === 2 && field.every((text) => typeof text === 'string'),
    )
  );
}
