/** What faults and variants have in common: ways to wrap a part, and to say which requests are struck. */

import { withHeader } from '../http/headers.ts';
import type { Awaitable, Document, Exchange, Item, Reply } from '../model.ts';
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

/** The sid in the path is none that the resource could have. */
export function hasMalformedSid({ route }: Exchange): boolean {
  const prefix = route?.resource.stored?.prefix ?? '';
  return route?.sid != null && !(/^..[0-9a-f]{32}$/i.test(route.sid) && route.sid.startsWith(prefix));
}

/** Edits the finished reply. */
export const onReply = (parts: Parts, edit: (reply: Reply, x: Exchange) => Awaitable<Reply>): Parts => ({
  ...parts,
  finish: async (reply, x) => edit(await parts.finish(reply, x), x),
});

/** Gives the struck requests that reach `from` the status `to` instead; the content stays. */
export const restatus = (parts: Parts, from: number, to: number, when: When = () => true): Parts =>
  onReply(parts, (reply, x) => (reply.status === from && when(x) ? { ...reply, status: to } : reply));

/** Runs `wrap` in place of a stage; `next` is the stage itself. */
export const onStage = (
  parts: Parts,
  name: StageName,
  wrap: (x: Exchange, next: () => Awaitable<Reply | null>) => Awaitable<Reply | null>,
): Parts => ({ ...parts, stages: { ...parts.stages, [name]: (x: Exchange) => wrap(x, () => parts.stages[name](x)) } });

/** Refuses what `when` strikes, at the head of the stage, with the reply that `make` gives. */
export const refuseAt = (parts: Parts, name: StageName, when: When, make: (x: Exchange) => Reply): Parts =>
  onStage(parts, name, (x, next) => (when(x) ? make(x) : next()));

/** Edits what is serialized, errors included. */
export const onDocument = (parts: Parts, edit: (document: Document, x: Exchange) => Document): Parts => ({
  ...parts,
  serialize: (document, x) => parts.serialize(edit(document, x), x),
});

/** Edits the text of what is serialized as XML, in answer to the struck requests. */
export const onXml = (parts: Parts, edit: (text: string) => string, when: When = () => true): Parts => ({
  ...parts,
  serialize: (document, x) => {
    const { type, text } = parts.serialize(document, x);
    return { type, text: type === 'application/xml' && when(x) ? edit(text) : text };
  },
});

/** What an escaped text stands for. */
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

/** Lets texts through that the struck fields should refuse. */
export const unchecked = (
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

/** Carries the request out as if all were well with it; what its stages would refuse is left undone. */
export async function carryOut(parts: Parts, x: Exchange): Promise<Reply | null> {
  for (const stage of ['route', 'find', 'method', 'form', 'validate', 'act'] as const) {
    const reply = await parts.stages[stage](x);
    if (reply !== null) return reply;
  }
  return null;
}

/** Does the request ask for that status, and may it? */
export const asks = (parts: Parts, x: Exchange, status: number): boolean => parts.hookedStatus(x) === status;

/** Takes the hook away from the struck requests that ask for that status. */
export const deaf = (parts: Parts, status: number, when: When): Parts => ({
  ...parts,
  hookedStatus: (x) => (asks(parts, x, status) && when(x) ? null : parts.hookedStatus(x)),
});

/** Does what the struck requests ask for, and answers the status all the same. */
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

export const retype = (reply: Reply, type: string): Reply => ({
  ...reply,
  headers: withHeader(reply.headers, 'Content-Type', type),
});

/** An error's document, which no representation looks like. */
export const isError = (document: Document): boolean => 'more_info' in document;

/** The same item with other values. */
export const withValues = (item: Item, values: Item['values']): Item => ({
  ...item,
  values: { ...item.values, ...values },
});

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** True once in so many times, at random. */
export const oneIn = (times: number): boolean => Math.random() * times < 1;
