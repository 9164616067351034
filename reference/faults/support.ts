/** Helpers for faults and variants: wrap a part, and select the requests that a change affects. */
import { withHeader } from '../http/headers.ts';
import type { Awaitable, Document, Exchange, Item, Reply, Route, Values } from '../model.ts';
import type { Parts, StageName } from '../parts.ts';
import { isProblem } from '../representations/problems.ts';

type When = (x: Exchange) => boolean;

export const isWrite: When = (x) => x.method === 'POST' || x.method === 'PUT';
export const isPut: When = (x) => x.method === 'PUT';
export const isNativePut: When = (x) => x.method === 'PUT' && !x.overloaded;
export const isOverloadedPut: When = (x) => x.method === 'PUT' && x.overloaded;
export const isOverloadedDelete: When = (x) => x.method === 'DELETE' && x.overloaded;
/** The path names an instance, known or not. */
export const isInstance: When = (x) => x.route !== null && x.route.sid !== null;
export const isCollection: When = (x) => x.route?.resource.stored != null && x.route.sid === null;
export const isSingleton: When = (x) => x.route?.resource.singleton != null;
export const isList: When = (x) => x.method === 'GET' && isCollection(x);
export const isUpdate: When = (x) => isWrite(x) && isInstance(x);
export const isCreate: When = (x) => isWrite(x) && isCollection(x);

/** The sid in the path is not well-formed for the resource. */
export function hasMalformedSid({ route }: Exchange): boolean {
  const prefix = route?.resource.stored?.prefix ?? '';
  return route?.sid != null && !(/^..[0-9a-f]{32}$/i.test(route.sid) && route.sid.startsWith(prefix));
}

/** Finds an item of the account also if `matches` accepts it for the sid in the path. */
export const findAlso = (
  parts: Parts,
  matches: (item: Item, route: Route, sid: string, x: Exchange) => boolean,
): Parts => ({
  ...parts,
  find: async (route, x) => {
    const item = await parts.find(route, x);
    const { accountSid, sid } = route;
    if (item !== null || accountSid === null || sid === null) return item;
    const names = Object.keys(parts.store.snapshot()[accountSid] ?? {});
    const items = names.flatMap((name) => parts.store.all(accountSid, name));
    return items.find((one) => matches(one, route, sid, x)) ?? null;
  },
});

/** Finds the sid in the path in every account, for the selected requests. */
export const findAnywhere = (parts: Parts, when: When): Parts => ({
  ...parts,
  find: async (route, x) => {
    const item = await parts.find(route, x);
    const { resource, sid } = route;
    if (item !== null || sid === null || !when(x)) return item;
    const found = parts.accounts.map(({ accountSid }) => parts.store.get(accountSid, resource.name, sid));
    return found.find((one) => one !== null) ?? null;
  },
});

/** Edits the finished reply. */
export const onReply = (parts: Parts, edit: (reply: Reply, x: Exchange) => Awaitable<Reply>): Parts => ({
  ...parts,
  finish: async (reply, x) => edit(await parts.finish(reply, x), x),
});

/** Replaces status `from` by `to` for the selected requests; the body stays. */
export const replaceStatus = (parts: Parts, from: number, to: number, when: When = () => true): Parts =>
  onReply(parts, (reply, x) => (reply.status === from && when(x) ? { ...reply, status: to } : reply));

/** Runs `wrap` in place of a stage; `next` is the stage itself. */
export const onStage = (
  parts: Parts,
  name: StageName,
  wrap: (x: Exchange, next: () => Awaitable<Reply | null>) => Awaitable<Reply | null>,
): Parts => ({ ...parts, stages: { ...parts.stages, [name]: (x: Exchange) => wrap(x, () => parts.stages[name](x)) } });

/** Refuses the selected requests at the start of the stage, with the reply that `make` returns. */
export const refuseAt = (parts: Parts, name: StageName, when: When, make: (x: Exchange) => Reply): Parts =>
  onStage(parts, name, (x, next) => (when(x) ? make(x) : next()));

/** Edits every document before it is serialized, errors included. */
export const onDocument = (parts: Parts, edit: (document: Document, x: Exchange) => Document): Parts => ({
  ...parts,
  serialize: (document, x) => parts.serialize(edit(document, x), x),
});

/** Edits the XML text in the replies to the selected requests. */
export const onXml = (parts: Parts, edit: (text: string) => string, when: When = () => true): Parts => ({
  ...parts,
  serialize: (document, x) => {
    const { type, text } = parts.serialize(document, x);
    return { type, text: type === 'application/xml' && when(x) ? edit(text) : text };
  },
});

/** Resolves the five entities of XML. */
export const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ESCAPED[name] ?? '');
const ESCAPED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** A GET of the collection or singleton of that name. */
export const isReadOf =
  (name: string): When =>
  (x) =>
    x.method === 'GET' && x.route?.resource.name === name && x.route.sid === null;

/** Edits each text that passed validation, before it is stored. */
export const onText = (parts: Parts, edit: (text: string, x: Exchange, name: string) => string): Parts => ({
  ...parts,
  readValue: (name, field, text, x) => {
    const value = parts.readValue(name, field, text, x);
    return typeof value === 'string' && field.type === 'string' ? edit(value, x, name) : value;
  },
});

/** Accepts invalid texts in fields of the type: `accept` returns the value, or null to refuse the text. */
export const acceptInvalid = (
  parts: Parts,
  type: 'string' | 'integer' | 'enum' | 'url',
  accept: (text: string, x: Exchange) => string | number | null,
): Parts => ({
  ...parts,
  readValue: (name, field, text, x) => {
    const value = parts.readValue(name, field, text, x);
    return isProblem(value) && field.type === type ? (accept(text, x) ?? value) : value;
  },
});

/** Carries the request out without checking credentials; returns the reply of the stage that ends it. */
export async function carryOut(parts: Parts, x: Exchange): Promise<Reply | null> {
  for (const stage of ['route', 'find', 'method', 'form', 'validate', 'act'] as const) {
    const reply = await parts.stages[stage](x);
    if (reply !== null) return reply;
  }
  return null;
}

/** Whether the request asks for that status with the hook, and may do so. */
export const asksFor = (parts: Parts, x: Exchange, status: number): boolean => parts.hookedStatus(x) === status;

/** Ignores the hook when the selected requests ask for that status. */
export const ignoreHook = (parts: Parts, status: number, when: When): Parts => ({
  ...parts,
  hookedStatus: (x) => (asksFor(parts, x, status) && when(x) ? null : parts.hookedStatus(x)),
});

/** Carries the selected requests out although they are answered with that status. */
export const refusedButDone = (parts: Parts, status: number, when: When): Parts =>
  onStage(parts, 'hook', async (x, next) => {
    const reply = await next();
    if (reply?.status === status && when(x)) await carryOut(parts, x);
    return reply;
  });

export const textReply = (status: number, type: string | null, body: string | null): Reply => ({
  status,
  headers: type === null ? [] : [['Content-Type', type]],
  body,
});

export const jsonReply = (status: number, document: Document): Reply =>
  textReply(status, 'application/json', JSON.stringify(document));

export const replaceContentType = (reply: Reply, type: string): Reply => ({
  ...reply,
  headers: withHeader(reply.headers, 'Content-Type', type),
});

/** Whether the document is an error. */
export const isError = (document: Document): boolean => 'more_info' in document;

/** The same item with other values. */
export const withValues = (item: Item, values: Item['values']): Item => ({
  ...item,
  values: { ...item.values, ...values },
});

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** True with a probability of one in `times`. */
export const oneIn = (times: number): boolean => Math.random() * times < 1;

/** Runs the task later, unless the process ends before. Milliseconds. */
export const later = (ms: number, task: () => unknown): void => void setTimeout(task, ms).unref();

/** The values of the form that are valid by themselves, if others are not. */
export function validValues(parts: Parts, x: Exchange): Values {
  const values: Values = {};
  for (const [name, field] of Object.entries(parts.fields(x))) {
    const text = parts.parameter(x.form, name, x);
    const value = text === null ? null : parts.readValue(name, field, text, x);
    if (value !== null && !isProblem(value)) values[name] = value;
  }
  return values;
}
