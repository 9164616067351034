/** The pipeline of stages; the first reply ends the request. Authentication comes first. */
import type { Exchange, Reply } from './model.ts';
import type { GetParts, Parts, Stage, StageName } from './parts.ts';
import { invalid, isProblem, refusal } from './representations/problems.ts';

export const STAGE_ORDER: StageName[] = [
  'authenticate',
  'admit',
  'hook',
  'route',
  'find',
  'method',
  'form',
  'validate',
  'act',
];

const isWrite = (x: Exchange): boolean => x.method === 'POST' || x.method === 'PUT';
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));

export function createStages(getParts: GetParts): { stages: Record<StageName, Stage>; release: (x: Exchange) => void } {
  /** Requests being answered, by account. */
  const inFlight = new Map<string, number>();
  const admitted = new WeakSet<Exchange>();

  const count = (sid: string, by: number): number => {
    const now = (inFlight.get(sid) ?? 0) + by;
    inFlight.set(sid, now);
    return now;
  };

  const stages: Record<StageName, Stage> = {
    authenticate: (x) => {
      const parts = getParts();
      x.account = parts.authenticate(parts.readCredentials(x), x);
      return x.account === null ? parts.error(refusal(401, x), x) : null;
    },

    admit: async (x) => {
      const parts = getParts();
      const now = count(x.account?.accountSid ?? '', 1);
      admitted.add(x);
      if (!parts.admits(now, x)) return parts.error(refusal(429, x), x);
      // Wait at least one turn of the event loop, so that simultaneous requests are counted together.
      await pause(parts.latency(x));
      return null;
    },

    hook: (x) => {
      const parts = getParts();
      const status = parts.hookedStatus(x);
      if (status === null) return null;
      x.route = parts.route(x.incoming.path, x);
      return hooked(parts, status, x);
    },

    route: (x) => {
      const parts = getParts();
      x.route = parts.route(x.incoming.path, x);
      return x.route === null || !parts.owns(x.route, x) ? parts.error(refusal(404, x), x) : null;
    },

    find: async (x) => {
      if (x.route === null || x.route.sid === null) return null;
      x.item = await getParts().find(x.route, x);
      return x.item === null ? getParts().error(refusal(404, x), x) : null;
    },

    method: (x) => {
      const parts = getParts();
      const offered = x.route === null ? [] : parts.offered(x.route, x);
      return offered.includes(x.method) ? null : parts.error(refusal(405, x), x);
    },

    form: (x) => {
      const form = isWrite(x) ? getParts().readForm(x) : [];
      if (isProblem(form)) return getParts().error(form, x);
      x.form = form;
      return null;
    },

    validate: (x) => {
      const values = isWrite(x) ? getParts().validate(x.form, x) : {};
      if (isProblem(values)) return getParts().error(values, x);
      x.values = values;
      return null;
    },

    act: (x) => act(getParts(), x),
  };
  return {
    stages,
    release: (x) => {
      if (admitted.delete(x)) count(x.account?.accountSid ?? '', -1);
    },
  };
}

/** The reply with the status that the hook asks for. A 304 is left to the conditional GET, which knows the validators. */
function hooked(parts: Parts, status: number, x: Exchange): Reply | null {
  switch (status) {
    case 302: {
      const target = parts.redirectTarget(x);
      return { status: 302, headers: target === null ? [] : [['Location', target]], body: null };
    }
    case 304:
      x.unchanged = true;
      return null;
    case 401:
    case 404:
    case 405:
    case 429:
    case 500:
    case 503:
      return parts.error(refusal(status, x), x);
    default:
      return parts.error(invalid('The Prefer header of this request asks for an error'), x);
  }
}

async function act(parts: Parts, x: Exchange): Promise<Reply> {
  const { route, item } = x;
  if (route === null) throw new Error('the request has no route');
  if (x.method === 'DELETE' && item !== null) {
    await parts.remove(item, x);
    return parts.deleted(x);
  }
  if (isWrite(x)) {
    const written = item === null ? await parts.create(x.values, x) : await parts.update(item, x.values, x);
    return parts.respond(item === null ? 'created' : 'updated', parts.represent(written, x), written, x);
  }
  if (item !== null) return parts.respond('shown', parts.represent(item, x), item, x);
  if (route.resource.singleton !== null && x.account !== null) {
    return parts.respond('shown', route.resource.singleton(x.account), null, x);
  }
  return parts.respond('listed', parts.representList(await parts.list(route, x), x), null, x);
}
