/** Makes the reference serve a profile: its resources, statuses, errors and media types. */
import { createHash, randomInt } from 'node:crypto';
import type { Profile } from '../../specs/profile/model.ts';
import { header } from '../http/headers.ts';
import type { Document, Exchange, Item, Route } from '../model.ts';
import type { Parts } from '../parts.ts';
import { invalid, isProblem } from '../representations/problems.ts';
import { xmlText } from '../representations/xml.ts';
import { errorDocument, itemDocument, pageDocument, painterOf } from './documents.ts';
import { createRouter, SINGLE } from './routes.ts';
import { check, checkXml, isXml, viewOf } from './view.ts';

/**
 * Returns the function that makes a reference's parts serve the profile.
 * @throws UnservableProfile (see `view.ts`)
 */
export function serveProfile(profile: Profile): (parts: Parts) => Parts {
  checkXml(profile);
  const views = new Map(
    Object.entries(profile.resources).map(([name, resource]) => [name, viewOf(profile, name, resource)]),
  );
  const definitions = new Map([...views].map(([name, { definition }]) => [name, definition]));
  const paintError = painterOf(profile.error.schema);
  const problem = { status: 404, code: 20404, message: 'The requested resource was not found' };
  check('error', profile.error.schema, errorDocument(profile, paintError, problem));
  const find = createRouter(profile, definitions);
  const errors = new WeakSet<Document>();
  let read = 0;

  const viewAt = (route: Route | null) => (route === null ? undefined : views.get(route.resource.name));
  const under = (item: Item, { parents = {} }: Route): boolean =>
    Object.entries(item.parents ?? {}).every(([name, sid]) => parents[name] === undefined || parents[name] === sid);

  function pathOf(item: Item): string {
    const { collection, instance } = profile.resources[item.resource] ?? {};
    const path = profile.basePath + (instance ?? collection)?.path;
    const known: Record<string, string> = { ...item.parents, AccountSid: item.accountSid, Sid: item.sid };
    return path.replace(/\{([^{}]+)\}/g, (_, name: string) => known[name] ?? '');
  }

  return (parts) => {
    const stands = (route: Route): boolean =>
      Object.entries(route.parents ?? {}).every(([name, sid]) => {
        const parent = route.accountSid === null ? null : parts.store.get(route.accountSid, name, sid);
        return parent !== null && under(parent, route);
      });
    const represent = (item: Item, route: Route | null): Document => {
      const view = viewAt(route);
      read += 1;
      return view === undefined ? {} : itemDocument(view, item, pathOf(item), read);
    };
    const replaces = (x: Exchange): boolean =>
      x.method === 'PUT' && x.item !== null && viewAt(x.route)?.resource.putReplaces === true;
    /** The values of fields that no update may send. */
    const lasting = (item: Item, x: Exchange): Item['values'] => {
      const { fields = {} } = viewAt(x.route)?.resource ?? {};
      return Object.fromEntries(Object.entries(item.values).filter(([name]) => fields[name]?.updatable === false));
    };
    const all = (route: Route): Item[] =>
      route.accountSid === null ? [] : parts.store.all(route.accountSid, route.resource.name);
    return {
      ...parts,
      route: (path, x) => {
        const route = find(path, x.account?.accountSid ?? null);
        return route !== null && stands(route) ? route : null;
      },
      find: (route) => {
        const { accountSid, resource, sid } = route;
        if (accountSid === null || sid === null) return null;
        const key = sid === SINGLE ? singleSid(route) : sid;
        const item =
          parts.store.get(accountSid, resource.name, key) ?? (sid === SINGLE ? single(route, accountSid) : null);
        return item !== null && under(item, route) ? item : null;
      },
      list: (route) =>
        all(route)
          .filter((item) => under(item, route))
          .reverse(),
      makeSid: (prefix, x) => {
        const view = viewAt(x.route);
        return view?.isNumbered === true ? String(randomInt(2 ** 47)) : parts.makeSid(prefix, x);
      },
      create: async (values, x) => {
        const item: Item = {
          ...(await parts.create(values, x)),
          ...(x.route?.parents && { parents: x.route.parents }),
        };
        parts.store.put(item);
        return item;
      },
      remove: async (item, x) => {
        await parts.remove(item, x);
        for (const name of views.keys()) {
          for (const below of parts.store.all(item.accountSid, name)) {
            if (Object.values(below.parents ?? {}).includes(item.sid)) parts.store.delete(below);
          }
        }
      },
      fields: (x) => {
        const fields = Object.entries(viewAt(x.route)?.resource.fields ?? {});
        return Object.fromEntries(fields.filter(([, { updatable }]) => x.item === null || updatable !== false));
      },
      missing: (name, field, text, x) =>
        parts.missing(name, field, text, x) || (replaces(x) && text === null && field.requiredAtCreate === true),
      merge: (item, values, x) => parts.merge(replaces(x) ? { ...item, values: lasting(item, x) } : item, values, x),
      readForm: (x) => {
        const form = parts.readForm(x);
        const [status] = profile.mediaRefusals;
        if (!isProblem(form) || status === undefined || parts.isForm(header(x.incoming, 'content-type'), x))
          return form;
        return { ...form, status };
      },
      readValue: (name, field, text, x) => {
        const value = parts.readValue(name, field, field.trimmed === true ? text.trim() : text, x);
        if (field.type !== 'sid' || isProblem(value)) return value;
        const account = x.account?.accountSid ?? '';
        return parts.store.get(account, field.resource, text) === null ? invalid(`${name} names nothing`) : value;
      },
      represent: (item, x) => represent(item, x.route),
      representList: (items, x) => {
        const view = viewAt(x.route);
        const { listProperty } = view?.resource.collection ?? {};
        if (view === undefined || listProperty === undefined) return {};
        const shown = items.map((item) => ({ sequence: item.sequence, document: represent(item, x.route) }));
        return pageDocument(profile, listProperty, view.paintList, shown, x);
      },
      // Volatile members change by themselves, so validators ignore them.
      validators: (_, item) => ({
        etag: `"${createHash('sha1')
          .update(JSON.stringify([item.sid, item.values]))
          .digest('base64url')}"`,
        lastModified: new Date(item.updatedAt).toUTCString(),
      }),
      success: (kind, x) =>
        kind === 'created' ? (viewAt(x.route)?.resource.createStatus ?? 201) : parts.success(kind, x),
      errorDocument: (problem) => {
        const document = errorDocument(profile, paintError, problem);
        errors.add(document);
        return document;
      },
      // A request id would differ between any two responses.
      finish: async (reply, x) => {
        const { headers, ...rest } = await parts.finish(reply, x);
        const isOurs = ([name]: [string, string]) => name.toLowerCase() === 'twilio-request-id';
        return {
          ...rest,
          headers: headers.filter((field) => !isOurs(field) || profile.ignoredHeaders.includes('twilio-request-id')),
        };
      },
      serialize: (document, x) => {
        const type = errors.has(document) ? profile.error.mediaType : profile.mediaType;
        return { type, text: isXml(type) ? xmlText(document, x) : JSON.stringify(document) };
      },
    };
  };
}

/** The key of a singleton's state in the store: the sids of its parents. */
const singleSid = ({ parents = {} }: Route): string => [SINGLE, ...Object.values(parents)].join('');

function single(route: Route, accountSid: string): Item {
  const { resource, parents = {} } = route;
  return {
    ...{ sid: singleSid(route), accountSid, resource: resource.name, parents, sequence: 0, values: {} },
    ...{ createdAt: 0, updatedAt: 0 },
  };
}
