/** How a case can end other than well. Each is thrown; the engine turns it into an outcome. */
import type { Finding } from '../specs/model.ts';
import type { Exchange } from './exchange.ts';

export interface ContradictionDetails {
  message: string;
  expected: string;
  actual: string;
  /** What shows it; the last one sent when absent. */
  exchange?: Exchange;
  /** What has to be sent before it; whatever may have changed the state when absent. */
  before?: Exchange[];
}

/** A received response contradicts the clause: `fail` (or `warn`). */
export class Contradiction extends Error {
  override readonly name = 'Contradiction';
  readonly details: ContradictionDetails;
  /** Filled where a property found it. */
  replay?: Finding['replay'];
  constructor(details: ContradictionDetails) {
    super(details.message);
    this.details = details;
  }
  /** Two contradictions with one identity are the same failure; shrinking never leaves it. */
  get identity(): string {
    return `${this.details.message.replace(/"[^"]*"|\d+/g, '#')} ${this.details.exchange?.response.status ?? ''}`;
  }
}

/** A precondition or a control did not hold, or no answer came: nothing was proved. */
export class Inconclusive extends Error {
  override readonly name: string = 'Inconclusive';
}

/** The target gave no way to reach what the clause speaks of. */
export class NotExercised extends Error {
  override readonly name = 'NotExercised';
}

/** The profile does not offer what the clause speaks of. */
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

/** No HTTP answer, or none that could be read. */
export class TransportFailure extends Inconclusive {
  override readonly name = 'TransportFailure';
  readonly kind: TransportKind;
  /** It struck a connection that had been idle, which the peer may have closed at any time (RFC 9112 9.3.1): no fault of the target's. */
  readonly stale: boolean;
  constructor(kind: TransportKind, message: string, stale = false) {
    super(message);
    this.kind = kind;
    this.stale = stale;
  }
}

/** Did something come, though it could not be read? */
export function isAnswer({ kind }: TransportFailure): boolean {
  return kind === 'malformed' || kind === 'too-large';
}
