/** How the reference represents each resource of a profile, checked against the profile's schemas. */
import type { Field, JsonSchema, Profile, Resource } from '../../specs/profile/model.ts';
import type { Document, Item, ResourceDefinition } from '../model.ts';
import { hasNumbers, itemDocument, painterOf, type Shown } from './documents.ts';
import { validatorOf } from './example.ts';
import { kindOf } from './routes.ts';

/** The reference cannot make a representation that fits a schema of the profile. The message is one line. */
export class UnservableProfile extends Error {
  override readonly name = 'UnservableProfile';
}

export const isXml = (mediaType: string): boolean => /[/+]xml$/i.test(mediaType);

/** A resource of the profile, and how the reference represents it. */
interface View extends Shown {
  definition: ResourceDefinition;
  paintList: ReturnType<typeof painterOf>;
}

/** @throws UnservableProfile if no example fits the schema */
export function viewOf(profile: Profile, name: string, resource: Resource): View {
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
  const view: View = { resource, definition, paintItem, paintList, isNumbered: hasNumbers(resource) };
  checkItem(profile, name, view);
  return view;
}

/** Makes one representation and validates it against its schema. */
function checkItem(profile: Profile, name: string, view: View): void {
  const { resource, isNumbered } = view;
  const schema = (resource.instance ?? (kindOf(resource) === 'singleton' ? resource.collection : undefined))?.schema;
  if (schema === undefined) return;
  const digits = '0'.repeat(32);
  const item: Item = {
    ...{
      sid: isNumbered ? '1' : `${resource.sid?.prefix ?? ''}${digits}`,
      accountSid: `AC${digits}`,
      resource: name,
      sequence: 1,
    },
    ...{ createdAt: 0, updatedAt: 0, values: valuesFor(profile, resource) },
  };
  check(`representation of ${name}`, schema, itemDocument(view, item, '/', 1));
}

/** The reference writes XML only with Twilio's mapping. */
export function checkXml({ mediaType, error, xml }: Profile): void {
  if (!isXml(mediaType) && !isXml(error.mediaType)) return;
  const { root, elements, attributes } = xml ?? {};
  if (root === 'TwilioResponse' && elements === 'PascalCase' && attributes === 'lowercase') return;
  throw new UnservableProfile("the reference writes XML with Twilio's mapping only; the profile has another");
}

export function check(what: string, schema: JsonSchema, document: Document): void {
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
