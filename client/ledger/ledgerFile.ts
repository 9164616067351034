/** Reads and writes the ledger file as JSON lines. A cleanup reads it, even after a crash. */
import { closeSync, existsSync, fdatasync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import {
  apply,
  emptyState,
  isSettled,
  LEDGER_FORMAT,
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
 * Reads a ledger. Ignores an incomplete last line, because its request was never sent.
 * @throws Error with the line number if the file is not a ledger
 */
export function readLedger(path: string): LedgerState {
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  let state: LedgerState | undefined;
  for (const [at, text] of lines.entries()) {
    const line = parsed(text);
    if (line === undefined && at > 0 && at === lines.length - 1) break;
    if (line === undefined || (state === undefined) !== 'ledger' in line)
      throw new Error(`line ${at + 1} is not a ledger line`);
    if ('ledger' in line) state = emptyState(line);
    else if (state !== undefined) apply(state, line);
  }
  if (state === undefined) throw new Error('the file is empty');
  return state;
}

function parsed(text: string): LedgerLine | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const known = 'id' in value || 'present' in value || ('ledger' in value && value.ledger === LEDGER_FORMAT);
    return known ? (value as LedgerLine) : undefined;
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

  constructor(path: string, state: LedgerHead | LedgerState) {
    this.path = path;
    this.state = 'ledger' in state ? emptyState(state) : state;
  }

  append(line: LedgerLine): void {
    writeSync(this.#open(), `${JSON.stringify(line)}\n`);
    apply(this.state, line);
  }

  /** Like `append`, but drops the fields of a settled create from memory. A long run has thousands of settled creates. */
  complete(line: Extract<LedgerLine, { id: number }>): void {
    this.append(line);
    const create = this.state.creates.get(line.id);
    if (create !== undefined && isSettled(create)) create.fields = null;
  }

  /** Resolves when all lines are on disk; simultaneous calls share one write. */
  flush(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      this.#running = toDisk(this.#open());
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
    this.#descriptor = openSync(this.path, 'a');
    if (fresh) writeSync(this.#descriptor, `${JSON.stringify(this.state.head)}\n`);
    return this.#descriptor;
  }
}
