/** Reads and writes the ledger file as JSON lines. A cleanup reads it, even after a crash. */
import {
  closeSync,
  existsSync,
  fdatasync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';
import {
  apply,
  emptyState,
  isSettled,
  type LedgerHead,
  type LedgerLine,
  type LedgerState,
  openCreates,
} from './ledgerState.ts';

/** The path of the ledger for the second account of the same run. */
export function otherLedgerPath(path: string): string {
  return path.replace(/(\.\w+)?$/, '-other$1');
}

/**
 * Reads a ledger, and checks each line against `specs/schemas/ledger.schema.json`: a path in a forged line could lead to another host.
 * Ignores an incomplete last line, because its request was never sent.
 * @throws Error with the number of the first bad line and the reason
 */
export function readLedger(path: string): LedgerState {
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  let state: LedgerState | undefined;
  for (const [at, text] of lines.entries()) {
    const value = parsed(text);
    if (value === undefined && at > 0 && at === lines.length - 1) break;
    const wrong = (reason: string) => new Error(`line ${at + 1}: ${reason}`);
    if (value === undefined) throw wrong('not valid JSON');
    const validate = validatorFor('ledger');
    if (!validate(value)) throw wrong(describeErrors(validate)[0] ?? 'not a ledger line');
    const line = value as LedgerLine;
    if ((state === undefined) !== 'ledger' in line)
      throw wrong(state === undefined ? 'the first line must have the member "ledger"' : 'a second first line');
    if ('ledger' in line) state = emptyState(line);
    else if (state !== undefined) apply(state, line);
  }
  if (state === undefined) throw new Error('the file is empty');
  return state;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const toDisk = promisify(fdatasync);

/**
 * Writes ledger lines and keeps the state that they describe. The file exists from the first line until nothing is left to clean
 * up.
 */
export class LedgerFile {
  readonly path: string;
  readonly state: LedgerState;
  #descriptor: number | null = null;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;
  /** Lines that are not in the file yet, because the disk was full. */
  #unwritten = '';
  #failure: string | null = null;

  constructor(path: string, state: LedgerHead | LedgerState) {
    this.path = path;
    this.state = 'ledger' in state ? emptyState(state) : state;
  }

  /** Why the last lines are not on disk, such as `ENOSPC`; null if they are. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Applies the line, even if the disk is full, so that the run still removes what it created. A later call writes what is missing. */
  append(line: LedgerLine): void {
    apply(this.state, line);
    this.#unwritten += `${JSON.stringify(line)}\n`;
    try {
      writeWhole(this.#open(), this.#unwritten);
      this.#unwritten = '';
      this.#failure = null;
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Like `append`, but drops the fields of a settled create from memory. A long run has thousands of settled creates. */
  complete(line: Extract<LedgerLine, { id: number }>): void {
    this.append(line);
    const create = this.state.creates.get(line.id);
    if (create !== undefined && isSettled(create)) create.fields = null;
  }

  /** Resolves when all lines are on disk, or `failure` says why not. Simultaneous calls share one write. */
  flush(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      const { failure } = this;
      this.#running = failure === null ? toDisk(this.#open()).catch((error) => this.#failed(error)) : Promise.resolve();
      return this.#running;
    });
    return this.#next;
  }

  /** Closes the file and, unless `keep`, removes it if nothing is left to clean up. */
  async close(keep = false): Promise<void> {
    await this.#running;
    if (this.#descriptor === null) return;
    closeSync(this.#descriptor);
    this.#descriptor = null;
    if (!keep && openCreates(this.state).length === 0) unlinkSync(this.path);
  }

  #open(): number {
    if (this.#descriptor !== null) return this.#descriptor;
    mkdirSync(dirname(this.path), { recursive: true });
    const fresh = !existsSync(this.path);
    if (!fresh) dropPartOfLine(this.path);
    this.#descriptor = openSync(this.path, 'a');
    if (fresh) this.#unwritten = `${JSON.stringify(this.state.head)}\n${this.#unwritten}`;
    return this.#descriptor;
  }

  #failed(error: unknown): void {
    this.#failure = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** Removes the end of a file that a crash cut off within a line. A line after it would be unreadable. */
function dropPartOfLine(path: string): void {
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole > 0 && whole < bytes.length) truncateSync(path, whole);
}

/** Writes all of the text or, if the disk becomes full, nothing of it. A part of a line would spoil the lines after it. */
function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  const written = writeSync(descriptor, bytes);
  if (written === bytes.length) return;
  ftruncateSync(descriptor, fstatSync(descriptor).size - written);
  throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
}
