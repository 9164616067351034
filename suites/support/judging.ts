/** What a case says of answers: a contradiction of the clause's sentence, or that nothing can be said. */
import type { Exchange, HttpRequest } from './exchange.ts';
import { Contradiction, type ContradictionDetails, Inconclusive } from './failures.ts';
import type { Session } from './session.ts';

export abstract class Judging {
  readonly session: Session;
  readonly exchanges: Exchange[] = [];
  /** Statements judged so far: a case that judged nothing proves nothing. */
  judged = 0;
  /** What the page leaves open, and this case has seen. */
  readonly observed: string[] = [];

  constructor(session: Session) {
    this.session = session;
  }

  abstract send(request: HttpRequest): Promise<Exchange>;

  /** States that belong to the clause's sentence: where it does not hold, the target contradicts it. */
  check(holds: boolean, details: () => ContradictionDetails): void {
    this.judged += 1;
    if (!holds) throw new Contradiction(this.#located(details()));
  }

  /** Tells what is judged by nobody. */
  observe(text: string): void {
    this.observed.push(text);
  }

  /** What must hold before anything can be judged. */
  need(holds: boolean, reason: string): void {
    if (!holds) throw new Inconclusive(reason);
  }

  /** What must be there before anything can be judged. */
  have<T>(value: T | undefined, reason: string): T {
    if (value === undefined) throw new Inconclusive(reason);
    return value;
  }

  /**
   * The status is one of `allowed`. A 429, a 5xx, or a 401 to valid credentials says nothing about the clause by itself: it counts
   * against it only where `control`, the same request but for the one thing under test, is served.
   */
  async status(exchange: Exchange, allowed: number[], rule: string, control?: () => Promise<boolean>): Promise<void> {
    const { status } = exchange.response;
    if (!allowed.includes(status) && this.#foreign(exchange) && (control === undefined || !(await control()))) {
      throw new Inconclusive(`${describe(exchange)} was answered ${status}, which says nothing about this clause`);
    }
    this.check(allowed.includes(status), () => ({
      message: rule,
      expected: `status ${allowed.join(' or ')}`,
      actual: `status ${status}`,
      exchange,
    }));
  }

  /** A refusal, and its control: the same request, one thing different, accepted. */
  async refused(request: HttpRequest, allowed: number[], rule: string, control: () => Promise<boolean>): Promise<void> {
    await this.judgeRefusal(await this.send(request), allowed, rule, control);
  }

  /** Judges an answer as a refusal; the control is asked for only where the refusal is right, or may be nobody's fault. */
  async judgeRefusal(
    exchange: Exchange,
    allowed: number[],
    rule: string,
    control: () => Promise<boolean>,
  ): Promise<void> {
    const { status } = exchange.response;
    const right = allowed.includes(status);
    if ((right || this.#foreign(exchange)) && !(await control())) {
      throw new Inconclusive(
        right
          ? `${describe(exchange)} was answered ${status}, but its control was not served either: the reason is not proved`
          : `${describe(exchange)} was answered ${status}, and its control was not served either`,
      );
    }
    this.check(right, () => ({
      message: rule,
      expected: `status ${allowed.join(' or ')}`,
      actual: `status ${status}`,
      exchange,
    }));
  }

  /** Is the status about something else than what was asked: a busy target, or valid credentials refused? */
  #foreign({ request, response, busy }: Exchange): boolean {
    return busy || (response.status === 401 && request.credential === this.session.requests.valid);
  }

  #located(details: ContradictionDetails): ContradictionDetails {
    return { ...details, exchange: details.exchange ?? this.exchanges.at(-1) };
  }
}

/** `POST /path?query` without the query's values, for a sentence. */
export function describe({ request }: Exchange): string {
  const overload = new URLSearchParams(request.query).get('_method');
  return `${request.method}${overload === null ? '' : ` ?_method=${overload}`} ${request.path.split('/').slice(-2).join('/')}`;
}
