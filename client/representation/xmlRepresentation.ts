/** Converts an XML document into the representation that the profile's schemas describe, by the profile's mapping. */
import type { Profile, XmlMapping } from '../../specs/profile/model.ts';
import {
  attributeName,
  elementName,
  propertyName,
  type ResourceElement,
  resourceElements,
} from '../../specs/profile/xmlNames.ts';
import { parseXml, type XmlElement } from './parseXml.ts';
import { SchemaNode } from './schemaNode.ts';

type Properties = Record<string, unknown>;
type Reader = (element: XmlElement) => Properties;

const readers = new WeakMap<Profile, Map<string, Reader>>();

/** The representation; undefined if the text is not well-formed XML or does not follow the profile's `xml` mapping. */
export function xmlRepresentation(profile: Profile, text: string): Properties | undefined {
  const { xml } = profile;
  const document = xml === undefined ? undefined : parseXml(text);
  if (xml === undefined || document === undefined) return undefined;
  const [element, ...others] = xml.root === undefined ? [document] : inside(document, xml.root);
  const read = element === undefined || others.length > 0 ? undefined : readersOf(profile, xml).get(element.name);
  return element === undefined ? undefined : read?.(element);
}

/** The elements inside the expected root element, if it has no other content. */
function inside(document: XmlElement, root: string): XmlElement[] {
  return document.name === root && document.text.trim() === '' ? document.children : [];
}

/** A reader for each element name: an error, a resource, a list. */
function readersOf(profile: Profile, xml: XmlMapping): Map<string, Reader> {
  const known = readers.get(profile);
  if (known !== undefined) return known;
  const made = new Map<string, Reader>();
  const add = (name: string, read: Reader): void => void (made.has(name) || made.set(name, read));
  const error = new SchemaNode(profile.error.schema);
  if (xml.error !== undefined) add(xml.error, (element) => properties(xml, element, error));
  for (const { name, schema, list } of resourceElements(xml, profile.resources)) {
    const shape = new SchemaNode(schema);
    add(name, (element) => (list === null ? properties(xml, element, shape) : listPage(xml, element, shape, list)));
  }
  readers.set(profile, made);
  return made;
}

/** Reads a list. Elements with the item's name are items. Other members are attributes or elements, depending on the mapping. */
function listPage(
  xml: XmlMapping,
  element: XmlElement,
  shape: SchemaNode,
  list: NonNullable<ResourceElement['list']>,
): Properties {
  const items = element.children.filter(({ name }) => name === list.item);
  const others = element.children.filter(({ name }) => name !== list.item);
  const members = xml.attributes === undefined ? properties(xml, { ...element, children: others }, shape) : {};
  const attributes = [...element.attributes].map(([name, text]): [string, unknown] => {
    const property = shape.properties().find((known) => attributeName(xml, known) === name);
    return property === undefined ? [name, text] : [property, shape.property(property).valueOf(text)];
  });
  const read = (one: XmlElement): unknown => value(xml, one, shape.property(list.property).items());
  return { ...Object.fromEntries(attributes), ...members, [list.property]: items.map(read) };
}

/** The elements as properties. A repeated element becomes an array; text between elements becomes `#text`. */
function properties(xml: XmlMapping, element: XmlElement, shape: SchemaNode): Properties {
  const found = new Map<string, unknown[]>();
  for (const child of element.children) {
    const property =
      shape.properties().find((known) => elementName(xml, known) === child.name) ?? propertyName(xml, child.name);
    found.set(property, [...(found.get(property) ?? []), value(xml, child, shape.property(property))]);
  }
  const entries = [...found].map(([property, values]) => [property, values.length === 1 ? values[0] : values]);
  const stray = element.children.length > 0 && element.text.trim() !== '' ? { '#text': element.text } : {};
  return { ...Object.fromEntries(entries), ...stray };
}

function value(xml: XmlMapping, element: XmlElement, shape: SchemaNode): unknown {
  if (element.children.length === 0) return shape.valueOf(element.text);
  if (shape.isArray()) return element.children.map((child) => value(xml, child, shape.items()));
  return properties(xml, element, shape);
}
