/** Parses a body as well-formed XML 1.0 without a document type declaration. */
import { createRequire } from 'node:module';

export interface XmlElement {
  /** The element name without the namespace prefix. */
  name: string;
  /** The attributes by name, without namespace declarations. */
  attributes: Map<string, string>;
  children: XmlElement[];
  /** Character data and CDATA sections, with references resolved and without comments. */
  text: string;
}

// most targets answer in JSON
const require = createRequire(import.meta.url);

class Refused extends Error {}

/** Limits far above the depth and size of any representation. */
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 200_000;

/**
 * The root element; undefined if the text is not well-formed. A document type declaration is refused, so only the five entities of
 * XML itself can occur.
 */
export function parseXml(text: string): XmlElement | undefined {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function read(text: string): XmlElement | undefined {
  const { SaxesParser } = require('saxes') as typeof import('saxes');
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  const write = (data: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += data;
  };
  parser.on('error', ({ message }) => {
    throw new Refused(message);
  });
  parser.on('doctype', () => {
    throw new Refused('a document type declaration');
  });
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('opentag', ({ local, attributes }) => {
    const own = Object.values(attributes).filter(({ prefix, local: name }) => prefix !== 'xmlns' && name !== 'xmlns');
    const element: XmlElement = {
      name: local,
      attributes: new Map(own.map((attribute) => [attribute.local, attribute.value])),
      children: [],
      text: '',
    };
    count += 1;
    if (open.length >= MAX_DEPTH || count > MAX_ELEMENTS) throw new Refused('too many or too deeply nested elements');
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root;
}
