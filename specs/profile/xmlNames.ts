/** XML names of JSON properties: elements, and the attributes of a list. */
import type { JsonSchema, Profile, XmlCase, XmlMapping } from './model.ts';

/** Whether the media type is XML, by its name or suffix (RFC 7303 section 8). */
export function isXmlType(mediaType: string): boolean {
  return /[/+]xml$/i.test(mediaType);
}

/** The element that shows a property: `max_size` → `MaxSize`. */
export function elementName({ elements, names }: XmlMapping, property: string): string {
  return names?.[property] ?? inCase(property, elements);
}

/** The attribute that shows a list's member: `next_page_uri` → `nextpageuri`; null if list members are elements. */
export function attributeName({ attributes, names }: XmlMapping, property: string): string | null {
  return attributes === undefined ? null : (names?.[property] ?? inCase(property, attributes));
}

/** The property name for an element that no schema describes: `VoiceUrl` → `voice_url`. */
export function propertyName({ elements }: XmlMapping, element: string): string {
  if (elements !== 'PascalCase' && elements !== 'camelCase') return element;
  const snake = element.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return elements === 'PascalCase' ? snake.replace(/^_/, '') : snake;
}

/** An element that shows a resource. */
export interface ResourceElement {
  name: string;
  /** The resource's name. */
  resource: string;
  schema: JsonSchema;
  /** If the element shows a list: the member with the items, and the element of an item. */
  list: { property: string; item: string } | null;
}

/** The elements of resources and lists. Omits resources that `xml` does not name. */
export function resourceElements(xml: XmlMapping, resources: Profile['resources']): ResourceElement[] {
  return Object.entries(resources).flatMap(([resource, { collection, instance }]): ResourceElement[] => {
    const names = xml.resources?.[resource];
    if (names === undefined) return [];
    const { item } = names;
    const property = collection?.listProperty;
    const schema = instance?.schema ?? (property === undefined ? collection?.schema : undefined);
    const one = schema === undefined ? [] : [{ name: item, resource, schema, list: null }];
    if (collection === undefined || property === undefined) return one;
    const name = names.list ?? elementName(xml, property);
    return [...one, { name, resource, schema: collection.schema, list: { property, item } }];
  });
}

function inCase(property: string, to: XmlCase): string {
  if (to === 'unchanged') return property;
  if (to === 'lowercase') return property.replaceAll('_', '').toLowerCase();
  const camel = property.replace(/_+([^_])/g, (_, first: string) => first.toUpperCase());
  return to === 'PascalCase' ? camel.slice(0, 1).toUpperCase() + camel.slice(1) : camel;
}
