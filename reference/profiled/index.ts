/** Makes the reference serve a profile: its resources, statuses, errors and media types. */
import { createHash } from 'node:crypto';
import type { Field, JsonSchema, Profile, Resource } from '../../specs/profile/model.ts';
import { header } from '../http/headers.ts';
import type { Document, Item, ResourceDefinition, Route } from '../model.ts';
import type { Parts } from '../parts.ts';
import { invalid, isProblem } from '../representations/problems.ts';
import { xmlText } from '../representations/xml.ts';
import { errorDocument, itemDocument, pageDocument, painterOf } from './documents.ts';
import { validatorOf } from './example.ts';
import { createRouter, kindOf, SINGLE } from './routes.ts';

/** No representation could be made that fits a schema of the profile. The message is one line. */
export class UnservableProfile extends Error {
  override readonly name = 'UnservableProfile';
}

/**
 * Returns the function that makes a reference's parts serve the profile.
 * @throws UnservableProfile
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
      return view === undefined ? {} : itemDocument(view.resource, view.paintItem, item, pathOf(item), read);
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

const isXml = (mediaType: string): boolean => /[/+]xml$/i.test(mediaType);

/** The key of a singleton's state in the store: the sids of its parents. */
const singleSid = ({ parents = {} }: Route): string => [SINGLE, ...Object.values(parents)].join('');

function single(route: Route, accountSid: string): Item {
  const { resource, parents = {} } = route;
  return {
    ...{ sid: singleSid(route), accountSid, resource: resource.name, parents, sequence: 0, values: {} },
    ...{ createdAt: 0, updatedAt: 0 },
  };
}

interface View {
  resource: Resource;
  definition: ResourceDefinition;
  paintItem: ReturnType<typeof painterOf>;
  paintList: ReturnType<typeof painterOf>;
}

function viewOf(profile: Profile, name: string, resource: Resource): View {
  const { collection, instance, sid, fields } = resource;
  const kind = kindOf(resource);
  const methods = collection?.methods ?? [];
  const paintList = painterOf(collection?.schema ?? {});
  const paintItem = painterOf((instance ?? collection)?.schema ?? {});
  const definition: ResourceDefinition = {
    name,
    element: profile.xml?.resources?.[name]?.item ?? 'Resource',
    collection: kind === 'singleton' ? [] : methods,
    instance: kind === 'singleton' ? methods : (instance?.methods ?? []),
    fields,
    singleton: kind === 'singleton' ? () => ({}) : null,
    stored: { prefix: sid?.prefix ?? '', listProperty: collection?.listProperty ?? '', represent: () => ({}) },
  };
  const view: View = { resource, definition, paintItem, paintList };
  checkItem(profile, name, view);
  return view;
}

/** Makes one representation and validates it against its schema. */
function checkItem(profile: Profile, name: string, { resource, paintItem }: View): void {
  const schema = (resource.instance ?? (kindOf(resource) === 'singleton' ? resource.collection : undefined))?.schema;
  if (schema === undefined) return;
  const digits = '0'.repeat(32);
  const item: Item = {
    ...{ sid: `${resource.sid?.prefix ?? ''}${digits}`, accountSid: `AC${digits}`, resource: name, sequence: 1 },
    ...{ createdAt: 0, updatedAt: 0, values: valuesFor(profile, resource) },
  };
  check(`representation of ${name}`, schema, itemDocument(resource, paintItem, item, '/', 1));
}

/** The reference writes XML only with Twilio's mapping. */
function checkXml({ mediaType, error, xml }: Profile): void {
  if (!isXml(mediaType) && !isXml(error.mediaType)) return;
  const { root, elements, attributes } = xml ?? {};
  if (root === 'TwilioResponse' && elements === 'PascalCase' && attributes === 'lowercase') return;
  throw new UnservableProfile("the reference writes XML with Twilio's mapping only; the profile has another");
}

function check(what: string, schema: JsonSchema, document: Document): void {
  const validate = validatorOf(schema);
  if (validate(document)) return;
  const [error] = validate.errors ?? [];
  const where = `${error?.instancePath || '/'} ${error?.message}`;
  throw new UnservableProfile(`cannot make a ${what} that fits its schema: ${where}; add a "default" there`);
}

/** A value for each field of a create. */
function valuesFor(profile: Profile, { fields }: Resource): Item['values'] {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueFor(profile, field)]));
}

function valueFor({ resources }: Profile, field: Field): string | number {
  switch (field.type) {
    case 'string':
      return 'x'.repeat(Math.max(1, field.minLength));
    case 'integer':
      return field.minimum;
    case 'enum':
      return field.values[0] ?? '';
    case 'url':
      return 'https://example.com/';
    case 'phone':
      return '+15551234567';
    case 'sid':
      return `${resources[field.resource]?.sid?.prefix ?? ''}${'0'.repeat(32)}`;
  }
}
