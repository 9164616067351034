/** A body as an XML document: well-formed by XML 1.0, without a document type declaration. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Without a namespace's prefix. */
  name: string;
  /** By name; declarations of namespaces are none. */
  attributes: Map<string, string>;
  children: XmlElement[];
  /** Character data and CDATA sections, references resolved, comments left out. */
  text: string;
}

class Refused extends Error {}

/** Beyond these no representation goes; a stranger's body may. */
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 200_000;

/**
 * The document's root element; undefined where the text is not well-formed. A document type declaration is refused whole: what
 * it declares is never looked at, so no entity but the five of XML itself can stand in a body.
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
    if (open.length >= MAX_DEPTH || count > MAX_ELEMENTS) throw new Refused('more than any representation holds');
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root;
}
