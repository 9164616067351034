/** Causes that the answers of the whole run show, without the catalogue of faults. */
import type { Cause } from '../../specs/contract/diagnosis.ts';
import type { Conformance } from '../../specs/model.ts';
import { refusedEverywhere } from '../verdict/remedies.ts';
import { failedIds } from './failed.ts';

/** Fewer answers prove nothing. */
const FEWEST = 5;
/** The share of answers that must be alike. A few cases send what any target may answer differently. */
const NEARLY_ALL = 0.95;

/** The kinds of answers of a run, with the number of each. */
class Answers {
  readonly #kinds: { words: string[]; number: number }[];

  constructor({ clauses }: Conformance) {
    this.#kinds = clauses.flatMap(({ answers = {} }) =>
      Object.entries(answers).map(([kind, number]) => ({ words: kind.split(' '), number })),
    );
  }

  count(matches: (credentials: string, operation: string, status: number, mark: string) => boolean): number {
    return this.#kinds
      .filter(({ words: [credentials = '', operation = '', status, mark = ''] }) =>
        matches(credentials, operation, Number(status), mark),
      )
      .reduce((sum, { number }) => sum + number, 0);
  }

  /** The status of most accepted creates. */
  get usualCreate(): number {
    const by = new Map<number, number>();
    for (const { words, number } of this.#kinds) {
      const status = Number(words[2]);
      if (words[1] === 'create' && status < 300) by.set(status, (by.get(status) ?? 0) + number);
    }
    return [...by].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
  }
}

/** Returns at most one cause: the first that applies. None if no clause failed. */
export function targetCauses(conformance: Conformance): Cause[] {
  const explains = failedIds(conformance);
  if (explains.length === 0) return [];
  const text = refusal(conformance) ?? sameForAll(conformance) ?? nothingHere(conformance) ?? creates(conformance);
  return text === undefined ? [] : [{ kind: 'target', text, explains }];
}

function refusal(conformance: Conformance): string | undefined {
  if (refusedEverywhere(conformance) === null) return undefined;
  const [finding] = conformance.clauses.find(({ id }) => id === 'auth.valid-credentials')?.findings ?? [];
  const status = finding?.status === undefined ? '' : ` (${finding.status})`;
  const proxy = conformance.target.proxy === undefined ? '' : ', the credentials of the proxy in its URL';
  return `The target refuses every request, even with the given credentials${status}. Check the account sid and the token${proxy}; otherwise, its authentication is broken.`;
}

function sameForAll(conformance: Conformance): string | undefined {
  const answers = new Answers(conformance);
  const all = answers.count(() => true);
  const wrong = answers.count((credentials) => credentials === 'wrong');
  const ok = answers.count((_, __, status) => status === 200);
  if (all < FEWEST || wrong === 0 || ok < all * NEARLY_ALL) return undefined;
  return `The target answers 200 to everything, even to wrong credentials: ${conformance.target.baseUrl} is a placeholder or another application, not this API.`;
}

function nothingHere(conformance: Conformance): string | undefined {
  const answers = new Answers(conformance);
  const isWithin = (credentials: string, operation: string) => credentials === 'own' && operation !== 'elsewhere';
  const all = answers.count(isWithin);
  const absent = answers.count((...[who, what, status]) => isWithin(who, what) && [404, 405, 410].includes(status));
  if (all < FEWEST || absent < all * NEARLY_ALL) return undefined;
  const { target, profile } = conformance;
  const statuses =
    answers.count((...[who, what, status]) => isWithin(who, what) && status === 405) > 0 ? '404 or 405' : '404';
  const which = absent === all ? `all ${all}` : `${absent} of ${all}`;
  return `Nothing of the profile ${profile.name} exists at ${target.baseUrl}: ${which} requests with valid credentials were answered ${statuses}. Check the base URL and --profile.`;
}

/** What is wrong with nearly every accepted create. */
function creates(conformance: Conformance): string | undefined {
  const answers = new Answers(conformance);
  const marked = (isMarked: (mark: string) => boolean) =>
    answers.count((who, what, status, mark) => who === 'own' && what === 'create' && status < 300 && isMarked(mark));
  const all = marked(() => true);
  if (all < FEWEST) return undefined;
  const nearlyAll = (isMarked: (mark: string) => boolean) => marked(isMarked) >= all * NEARLY_ALL;
  const { name } = conformance.profile;
  if (nearlyAll((mark) => mark === 'numeric-sid'))
    return `Each create returns a number as the sid, where the profile ${name} expects a string: no resource can be tested.`;
  if (nearlyAll((mark) => mark === 'no-sid'))
    return `No answer to a create contains a sid, so no resource can be tested. Check the name of the sid in the profile ${name}.`;
  const due = [200, 201, 202, 204].find((status) => nearlyAll((mark) => mark === `not-${status}`));
  if (due === undefined) return undefined;
  return `Each create answers ${answers.usualCreate}, where the profile ${name} expects ${due}. If that is intended, set createStatus in a profile.`;
}
