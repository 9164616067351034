/** The lines of a ledger, and the state that they describe: everything a run created or may have created. */
import { decodedSegment } from './pathSegment.ts';

export const LEDGER_FORMAT = 'proofmark/ledger@1';

/** The first line of a ledger. It contains no secret. */
export interface LedgerHead {
  ledger: typeof LEDGER_FORMAT;
  /** The run's marker, which unique values of the run contain. */
  marker: string;
  /** The start of the run. Every time in the file is in ISO 8601. */
  startedAt: string;
  baseUrl: string;
  accountSid: string;
  profile: string;
  /** The file of a profile that is not built in. */
  profileFile?: string;
}

/** A create that was sent. Later lines with the same `id` add its result. */
export interface Create {
  id: number;
  at: string;
  resource: string;
  /** The path of the collection, below the base URL. */
  path: string;
  /** The sent fields that the profile describes. Null if the body was not a form. */
  fields: Record<string, string> | null;
  /** Whether a sent value contains the run's marker. */
  marked: boolean;
  /** The response status. Null until a response arrives. */
  status: number | null;
  sid: string | null;
  /** The path of the created instance. */
  instance: string | null;
  /** Whether the removal of the resource was confirmed, or the resource was never created. */
  gone: boolean;
}

export type LedgerLine =
  | LedgerHead
  | Omit<Create, 'status' | 'sid' | 'instance' | 'gone'>
  | { id: number; at: string; status: number; sid?: string; instance?: string }
  | { id: number; at: string; gone: true }
  /** The sids in a collection before the run's first create there; null if the list could not be read. */
  | { present: string; sids: string[] | null }
  /** A resource, of which a GET showed an instance that the run created. Only then does a 404 mean that an instance is gone. */
  | { readable: string };

export interface LedgerState {
  head: LedgerHead;
  creates: Map<number, Create>;
  /** The sids from before the run, by the path of their collection. */
  byPath: Map<string, Create[]>;
  /** The creates by sid. A faulty target may give several creates the same sid. */
  bySid: Map<string, Create[]>;
  present: Map<string, Set<string> | null>;
  readable: Set<string>;
}

/** Whether nothing needs to be cleaned up. Only a create with a 3xx or 4xx response certainly created nothing. */
export function isSettled({ status, sid, gone }: Create): boolean {
  return gone || (sid === null && status !== null && status >= 300 && status < 500);
}

export function openCreates({ creates }: LedgerState): Create[] {
  return [...creates.values()].filter((create) => !isSettled(create));
}

/** The run's creates whose sids are in the path. They are the parents of the resource at that path. */
export function createsAbove({ bySid }: LedgerState, path: string): Create[] {
  return path.split('/').flatMap((segment) => bySid.get(decodedSegment(segment)) ?? []);
}

/** Applies a line to the state. */
export function apply(state: LedgerState, line: LedgerLine): void {
  if ('ledger' in line) return;
  if ('present' in line) {
    state.present.set(line.present, line.sids === null ? null : new Set(line.sids));
    return;
  }
  if ('readable' in line) {
    state.readable.add(line.readable);
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
  // an answer after the removal says that the resource still stands
  Object.assign(create, { gone: false, status: line.status, sid: line.sid ?? null, instance: line.instance ?? null });
  if (line.sid !== undefined) append(state.bySid, line.sid, create);
}

function append(index: Map<string, Create[]>, key: string, create: Create): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [create]);
  else known.push(create);
}

export function emptyState(head: LedgerHead): LedgerState {
  return { head, creates: new Map(), byPath: new Map(), bySid: new Map(), present: new Map(), readable: new Set() };
}
