/** The ledger's file: what a run created or may have created, one JSON text a line, so that a cleanup finds it after any end. */
import { closeSync, existsSync, fdatasync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

export const LEDGER_FORMAT = 'proofmark/ledger@1';

/** The first line. Nothing in it is secret. */
export interface LedgerHead {
  ledger: typeof LEDGER_FORMAT;
  /** The run's, which its values carry. */
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
  /** What was sent in the profile's fields; null where the body was no form. */
  fields: Record<string, string> | null;
  /** Whether one of the values carries the run's marker. */
  marked: boolean;
  /** Of the answer; null until one comes. */
  status: number | null;
  sid: string | null;
  /** The path of what was created. */
  instance: string | null;
  /** Its removal was seen, or it was never there. */
  gone: boolean;
}

export type LedgerLine =
  | LedgerHead
  | Omit<Create, 'status' | 'sid' | 'instance' | 'gone'>
  | { id: number; at: string; status: number; sid?: string; instance?: string }
  | { id: number; at: string; gone: true }
  /** What stood in a collection before the run created there: never the run's own. Null where the list could not be read. */
  | { present: string; sids: string[] | null };

export interface LedgerState {
  head: LedgerHead;
  creates: Map<number, Create>;
  /** The same by the path of their collection, */
  byPath: Map<string, Create[]>;
  /** and by what they were answered; a target may give one sid to several. */
  bySid: Map<string, Create[]>;
  present: Map<string, Set<string> | null>;
}

/** Is there nothing to do about it? A refusal (3xx, 4xx) created nothing; a 5xx, a silence, or a 2xx without a sid may have. */
export function isSettled({ status, sid, gone }: Create): boolean {
  return gone || (sid === null && status !== null && status >= 300 && status < 500);
}

export function openCreates({ creates }: LedgerState): Create[] {
  return [...creates.values()].filter((create) => !isSettled(create));
}

/** The run's own that stand in the path: what it leads to is below them. */
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
 * Reads a ledger. A last line that was cut off in the middle of its writing is passed over: what it was to announce was never sent.
 * @throws Error for what is no ledger, with the line's number
 */
export function readLedger(path: string): LedgerState {
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  let state: LedgerState | undefined;
  for (const [at, text] of lines.entries()) {
    const line = parsed(text);
    if (line === undefined && at > 0 && at === lines.length - 1) break;
    if (line === undefined || (state === undefined) !== 'ledger' in line)
      throw new Error(`line ${at + 1} is none of a ledger`);
    if ('ledger' in line) state = emptyState(line);
    else if (state !== undefined) apply(state, line);
  }
  if (state === undefined) throw new Error('it is empty');
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

/** Writes lines and knows what they say so far. The file is made with its first line, and removed where nothing in it is open. */
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

  /** As `append`. Of a create about which nothing is to be done any more the fields are kept in the file alone: a long run has thousands. */
  complete(line: Extract<LedgerLine, { id: number }>): void {
    this.append(line);
    const create = this.state.creates.get(line.id);
    if (create !== undefined && isSettled(create)) create.fields = null;
  }

  /** Resolves when all lines so far are on the disk; calls that come together share one write. */
  flush(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      this.#running = toDisk(this.#open());
      return this.#running;
    });
    return this.#next;
  }

  /** Closes the file; one in which nothing is open is removed, unless it is to be kept. */
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
