/** The ledger file: everything a run created or may have created, as JSON lines. A cleanup reads it, even after a crash. */
import { closeSync, existsSync, fdatasync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

export const LEDGER_FORMAT = 'proofmark/ledger@1';

/** The first line. It contains no secret. */
export interface LedgerHead {
  ledger: typeof LEDGER_FORMAT;
  /** The run's marker, which its values contain. */
  marker: string;
  /** ISO 8601, as every time in the file. */
  startedAt: string;
  baseUrl: string;
  accountSid: string;
  profile: string;
}

/** One create that was sent; later lines with its `id` complete it. */
export interface Create {
  id: number;
  at: string;
  resource: string;
  /** Of the collection, below the base URL. */
  path: string;
  /** The profile's fields that were sent; null if the body was not a form. */
  fields: Record<string, string> | null;
  /** Whether a value contains the run's marker. */
  marked: boolean;
  /** The response status; null until there is one. */
  status: number | null;
  sid: string | null;
  /** The path of the created instance. */
  instance: string | null;
  /** Its removal was confirmed, or it was never created. */
  gone: boolean;
}

export type LedgerLine =
  | LedgerHead
  | Omit<Create, 'status' | 'sid' | 'instance' | 'gone'>
  | { id: number; at: string; status: number; sid?: string; instance?: string }
  | { id: number; at: string; gone: true }
  /** The sids in a collection before the run's first create there; null if the list could not be read. */
  | { present: string; sids: string[] | null };

export interface LedgerState {
  head: LedgerHead;
  creates: Map<number, Create>;
  /** By the path of their collection. */
  byPath: Map<string, Create[]>;
  /** By sid; a faulty target may give one sid to several. */
  bySid: Map<string, Create[]>;
  present: Map<string, Set<string> | null>;
}

/** Whether nothing needs to be cleaned up. A 3xx or 4xx created nothing; a 5xx, no response, or a 2xx without a sid may have. */
export function isSettled({ status, sid, gone }: Create): boolean {
  return gone || (sid === null && status !== null && status >= 300 && status < 500);
}

export function openCreates({ creates }: LedgerState): Create[] {
  return [...creates.values()].filter((create) => !isSettled(create));
}

/** The run's creates whose sids are in the path: the parents of the resource there. */
export function createsAbove({ bySid }: LedgerState, path: string): Create[] {
  return path.split('/').flatMap((segment) => bySid.get(decodeURIComponent(segment)) ?? []);
}

function apply(state: LedgerState, line: LedgerLine): void {
  if ('ledger' in line) return;
  if ('present' in line) {
    state.present.set(line.present, line.sids === null ? null : new Set(line.sids));
    return;
  }
  if ('resource' in line) {
    const create = { ...line, status: null, sid: null, instance: null, gone: false };
    state.creates.set(line.id, create);
    append(state.byPath, line.path, create);
    return;
  }
  const create = state.creates.get(line.id);
  if (create === undefined) return;
  if ('gone' in line) {
    create.gone = true;
    return;
  }
  Object.assign(create, { status: line.status, sid: line.sid ?? null, instance: line.instance ?? null });
  if (line.sid !== undefined) append(state.bySid, line.sid, create);
}

function append(index: Map<string, Create[]>, key: string, create: Create): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [create]);
  else known.push(create);
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

function emptyState(head: LedgerHead): LedgerState {
  return { head, creates: new Map(), byPath: new Map(), bySid: new Map(), present: new Map() };
}

const toDisk = promisify(fdatasync);

/** Writes lines and keeps the state they describe. Creates the file with its first line; removes it when nothing is left to clean up. */
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

  /** Like `append`. Drops the fields of a settled create from memory, because a long run has thousands. */
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
