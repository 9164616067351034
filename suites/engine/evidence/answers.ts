/** Counts the answers that the cases of a clause received, by kind. The diagnosis of the whole target reads the counts. */
import { type Exchange, effectiveMethod, isSuccess } from '../../../client/exchange.ts';
import { memberAt } from '../../../client/representation/member.ts';
import { sidIn } from '../../../client/representation/representation.ts';
import type { RuleContext } from '../../rules/rule.ts';

export class AnswerCounts {
  readonly #counts = new Map<string, Map<string, number>>();

  /** Counts an answer. The first word of the key is the clause. */
  add(exchange: Exchange, key: string, context: RuleContext): void {
    const [clause = ''] = key.split(' ');
    const counts = this.#counts.get(clause) ?? new Map<string, number>();
    this.#counts.set(clause, counts);
    const kind = kindOf(exchange, context);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }

  /** The counts of a clause by kind, sorted; undefined if there are none. */
  of(clause: string): Record<string, number> | undefined {
    const counts = this.#counts.get(clause);
    return counts === undefined ? undefined : Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/**
 * The kind of an answer: credentials, operation and status, such as `own create 201`. A create with the account's own credentials that
 * succeeded is marked if no sid can be read, or if its status is not the profile's.
 */
function kindOf(exchange: Exchange, context: RuleContext): string {
  const { status } = exchange.response;
  const isOwn = context.isAuthorised(exchange);
  const operation = operationOf(exchange, context);
  const kind = `${isOwn ? 'own' : 'wrong'} ${operation} ${status}`;
  return isOwn && operation === 'create' && isSuccess(exchange) ? `${kind}${markOf(exchange, context)}` : kind;
}

function operationOf(exchange: Exchange, { addressed }: RuleContext): string {
  const place = addressed(exchange)?.place;
  if (place === undefined) return 'elsewhere';
  switch (effectiveMethod(exchange.request)) {
    case 'GET':
      return place === 'collection' ? 'list' : 'read';
    case 'DELETE':
      return 'delete';
    default:
      return place === 'collection' ? 'create' : 'update';
  }
}

function markOf(exchange: Exchange, { addressed, shown }: RuleContext): string {
  const definition = addressed(exchange)?.definition;
  if (definition === undefined) return '';
  const representation = shown(exchange);
  if (sidIn(representation, definition) === undefined)
    return typeof memberAt(representation, definition.sid?.property ?? 'sid') === 'number' ? ' numeric-sid' : ' no-sid';
  return exchange.response.status === definition.createStatus ? '' : ` not-${definition.createStatus}`;
}
