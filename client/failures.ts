/** Errors that end a case. The engine turns each into an outcome. */
import type { Finding } from '../specs/model.ts';
import type { Exchange } from './exchange.ts';

export interface ContradictionDetails {
  message: string;
  expected: string;
  actual: string;
  /** The expected statuses, if the status is the contradiction. */
  statuses?: number[];
  /** The exchange with the contradiction. Default: the last exchange of the case. */
  exchange?: Exchange;
  /** The exchanges needed to reproduce the contradiction. Default: all earlier exchanges that may have changed state. */
  before?: Exchange[];
}

/** A response contradicts the clause. The outcome is `fail` or `warn`. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction';
  readonly details: ContradictionDetails;
  /** How to replay the contradiction, if a property found it. */
  replay?: Finding['replay'];
  constructor(details: ContradictionDetails) {
    super(details.message);
    this.details = details;
  }
  /** Contradictions with equal identities are the same failure. Shrinking keeps the identity. */
  get identity(): string {
    return `${this.details.message.replace(/"[^"]*"|\d+/g, '#')} ${this.details.exchange?.response.status ?? ''}`;
  }
}

/** A precondition or control failed, or no response arrived. The case proves nothing about the clause. */
export class Inconclusive extends Error {
  override readonly name: string = 'Inconclusive';
}

/** The target offered no way to exercise the clause. */
export class NotExercised extends Error {
  override readonly name = 'NotExercised';
}

/** The profile does not offer the operations or fields that the clause is about. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

export type TransportKind =
  | 'timeout'
  | 'refused'
  | 'reset'
  | 'tls'
  | 'dns'
  | 'proxy'
  | 'malformed'
  | 'too-large'
  | 'other';

/** No HTTP response arrived, or the response could not be read. */
export class TransportFailure extends Inconclusive {
  override readonly name = 'TransportFailure';
  readonly kind: TransportKind;
  /** The connection was reused. A target may close an idle connection at any time (RFC 9112 9.3.1). */
  readonly stale: boolean;
  constructor(kind: TransportKind, message: string, stale = false) {
    super(message);
    this.kind = kind;
    this.stale = stale;
  }
}

/** Whether a response arrived but could not be read. */
export function isAnswer({ kind }: TransportFailure): boolean {
  return kind === 'malformed' || kind === 'too-large';
}
