/** Finds and removes what a run created: by the sids in its ledger, by its marker, and by what it sent. */
import type { Resource } from '../../specs/profile.ts';
import { Case } from './case.ts';
import type { HttpResponse, Representation } from './exchange.ts';
import { Inconclusive, NotExercised, TransportFailure } from './failures.ts';
import { within } from './gone.ts';
import { instancePath, placeAt } from './ledger.ts';
import { type Create, createsAbove, isSettled, type LedgerFile, openCreates } from './ledgerFile.ts';
import { everyItem, PAGES } from './list.ts';
import type { ListsAhead } from './listsAhead.ts';
import { isMatch, isOfTheTime, marked } from './recognise.ts';
import type { Session } from './session.ts';
import { offers } from './targets.ts';
import { DELETE, OVERLOADED_DELETE } from './verbs.ts';

/** What became of one thing that a ledger tells of. */
export interface Swept {
  resource: string;
  /** The path of what stands or stood there; null where nothing is known of it but that it was asked for. */
  instance: string | null;
  outcome: 'removed' | 'gone' | 'left' | 'unclear';
  /** Why it is left, or what a person is to look for; empty otherwise. */
  reason: string;
}

/**
 * Removes what is left and tells of each thing what became of it; the ledger is told too. With `again`, what is known by its sid is
 * tried in full: else no more after the first that stays, since a run's own clean-up has tried each. Lists that were read `ahead` are not
 * read again. Never throws for what the target does.
 */
export async function sweep(
  session: Session,
  ledger: LedgerFile,
  { again, ahead }: { again: boolean; ahead?: ListsAhead | undefined },
): Promise<Swept[]> {
  const known = openCreates(ledger.state).filter(({ instance }) => instance !== null);
  const [first, ...others] = known.sort((a, b) => depth(b.path) - depth(a.path));
  const swept = await removeAll(session, ledger, first === undefined ? [] : again ? [first, ...others] : [first]);
  if (!again && swept[0]?.outcome !== 'left') swept.push(...(await removeAll(session, ledger, others)));
  for (const level of byDepth([...ledger.state.byPath.keys()], (path) => path)) {
    swept.push(...(await Promise.all(level.map((path) => sweepList(session, ledger, path, ahead)))).flat());
  }
  return swept;
}

/** Those of one depth at the same time, the deepest first: a parent may refuse to go before its children. */
async function removeAll(session: Session, ledger: LedgerFile, creates: Create[]): Promise<Swept[]> {
  const known = creates.filter(({ instance }) => instance !== null);
  const swept: Swept[] = [];
  for (const level of byDepth(known, ({ path }) => path)) {
    swept.push(...(await Promise.all(level.map((create) => remove(session, ledger, create)))));
  }
  return swept;
}

/** In groups that stand as deep as each other, the deepest first. */
function byDepth<T>(all: readonly T[], pathOf: (one: T) => string): T[][] {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const at = depth(pathOf(one));
    groups.set(at, [...(groups.get(at) ?? []), one]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

async function remove(session: Session, ledger: LedgerFile, create: Create): Promise<Swept> {
  const { resource, sid, instance } = create;
  const told = { resource, instance };
  if (sid === null || instance === null) return { ...told, outcome: 'unclear', reason: 'its sid is not known' };
  if (!offers(session.profile, resource, 'instance', 'DELETE')) {
    return { ...told, outcome: 'left', reason: 'the profile offers no DELETE for it' };
  }
  session.client.ownership.created(sid);
  const c = new Case(session, 'sweep', `sweep ${create.id}`);
  try {
    const { first, response } = await answered(async () => ({
      first: await deleted(c, instance),
      response: await lookedFor(c, instance),
    }));
    if (isAbsent(response.status)) {
      ledger.append({ id: create.id, at: new Date().toISOString(), gone: true });
      return { ...told, outcome: isAbsent(first) ? 'gone' : 'removed', reason: '' };
    }
    return { ...told, outcome: 'left', reason: `DELETE was answered ${first}, and a GET then ${response.status}` };
  } catch (error) {
    return { ...told, outcome: 'left', ...unlessOurs(error) };
  }
}

/** What a GET is answered once the lag that the profile allows is over, or before, where it is seen that nothing is there. */
async function lookedFor(c: Case, path: string): Promise<HttpResponse> {
  const { response } = await within(
    c,
    () => c.send(c.session.requests.get(path), { cleansUp: true }),
    (read) => isAbsent(read.response.status),
  );
  return response;
}

/**
 * Asks once more where no answer came in time: a removal whose answer is late may have been carried out, and must not be told as left.
 * Only for what may be repeated without harm.
 */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TransportFailure && error.kind === 'timeout') return ask();
    throw error;
  }
}

/** The status of the DELETE, or of its overloaded form where that one alone is served. */
async function deleted(c: Case, path: string): Promise<number> {
  let status = 0;
  for (const verb of [DELETE, OVERLOADED_DELETE]) {
    status = (await c.send(c.session.requests.remove(verb, path), { cleansUp: true })).response.status;
    if (status < 300 || isAbsent(status)) break;
  }
  return status;
}

/** What stands in the collection and is the run's, though no answer to a create told of it. */
async function sweepList(session: Session, ledger: LedgerFile, path: string, ahead?: ListsAhead): Promise<Swept[]> {
  const creates = ledger.state.byPath.get(path) ?? [];
  const [first] = creates;
  const unknown = creates.filter((create) => create.sid === null && !isSettled(create));
  if (first === undefined) return [];
  const { resource } = first;
  const c = new Case(session, 'sweep', `sweep ${path}`);
  const definition = c.resource(resource);
  let items: Representation[];
  try {
    const read = async () => (await ahead?.get(path)) ?? answered(() => everyItem(c, resource, path, PAGES));
    items = createsAbove(ledger.state, path).some(({ gone }) => gone) ? [] : await read();
  } catch (error) {
    return unknown.map((create) => unclear(create, unlessOurs(error).reason));
  }
  const property = definition.sid?.property ?? 'sid';
  const present = ledger.state.present.get(path);
  const known = new Set(creates.map(({ sid }) => sid));
  const fresh = items.filter(
    (item) => !known.has(String(item[property])) && present?.has(String(item[property])) !== true,
  );
  const found = fresh.filter((item) => marked(definition, item, ledger.state.head.marker));
  let rest = fresh.filter((item) => !found.includes(item));
  const underWay = unknown.filter((create) => isUnderWay(session, create));
  const results = underWay.map((create) => unclear(create, 'the target may be at work on it still'));
  let open = unknown.filter((create) => !underWay.includes(create));
  // what one create is seen to have made is no longer a candidate of the others: each is looked at until nothing more comes of it
  for (let before = 0; before !== open.length; ) {
    before = open.length;
    open = open.filter((create) => {
      const candidates = create.marked ? [] : rest.filter((item) => mayHaveMade(definition, create, item));
      const alike = unknown.filter((other) => !other.marked && isSame(other, create));
      const sure = create.fields !== null && !definition.billable && present instanceof Set;
      const timely = candidates.every((item) => isOfTheTime(item, create.at));
      if (candidates.length > 0 && !(sure && timely && candidates.length <= alike.length)) return true;
      found.push(...candidates);
      rest = rest.filter((item) => !candidates.includes(item));
      ledger.append({ id: create.id, at: new Date().toISOString(), gone: true });
      return false;
    });
  }
  for (const create of open) {
    const candidates = rest.filter((item) => mayHaveMade(definition, create, item));
    const sids = candidates.slice(0, 5).map((item) => String(item[property]));
    results.push(unclear(create, `it may be ${sids.join(', ')}, which only a person can tell`));
  }
  const own = found.map((item) => enter(session, ledger, resource, path, String(item[property])));
  return [...results, ...(await removeAll(session, ledger, own))];
}

/** Of a create whose body was no form nothing is known that could speak against it. */
function mayHaveMade(definition: Resource, { fields }: Create, item: Representation): boolean {
  return fields === null || isMatch(definition, fields, item);
}

/** What was found is entered like an answered create, so that it is not lost should its removal fail. */
function enter(session: Session, ledger: LedgerFile, resource: string, path: string, sid: string): Create {
  const id = [...ledger.state.creates.keys()].reduce((last, known) => Math.max(last, known), 0) + 1;
  const at = new Date().toISOString();
  const place = placeAt(session.profile, session.requests.basePath, path);
  const instance = place === undefined ? '' : instancePath(session.profile, session.requests.basePath, place, sid);
  ledger.append({ id, at, resource, path, fields: null, marked: true });
  ledger.append({ id, at, status: 200, sid, instance });
  return ledger.state.creates.get(id) as Create;
}

function unclear({ resource, at, fields }: Create, reason: string): Swept {
  const sent = Object.entries(fields ?? {}).map(([name, value]) => `${name}=${JSON.stringify(value.slice(0, 80))}`);
  const what = `a create sent at ${at}${sent.length === 0 ? '' : ` with ${sent.join(' ')}`} got no answer that tells its sid`;
  return { resource, instance: null, outcome: 'unclear', reason: `${what}: ${reason}` };
}

/** Could the answer still be on its way? */
export function isUnderWay({ settings }: Session, { at, status }: Create): boolean {
  return status === null && Date.now() < Date.parse(at) + settings.timeoutMs;
}

function isSame(one: Create, other: Create): boolean {
  return JSON.stringify(one.fields) === JSON.stringify(other.fields);
}

const isAbsent = (status: number): boolean => status === 404 || status === 410;
const depth = (path: string): number => path.split('/').length;

/** The words of a failure that is the target's; what is our own bug is thrown on. */
function unlessOurs(error: unknown): { reason: string } {
  if (error instanceof Inconclusive || error instanceof NotExercised) return { reason: error.message };
  throw error;
}
