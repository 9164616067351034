/** XML bodies as Twilio writes them: `TwilioResponse` around one element, whose children are the properties. */
import { XMLParser } from 'fast-xml-parser';

type Element = Record<string, unknown>;

/** Entities of the target's own are never expanded; values stay text. */
const parser = new XMLParser({
  processEntities: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
});

/** The properties by element name; undefined where the text is no such document. */
export function parseXml(text: string): Element | undefined {
  const document = parsed(text);
  const response = isElement(document) ? document.TwilioResponse : undefined;
  const [inner, ...others] = isElement(response) ? Object.values(response) : [];
  return isElement(inner) && others.length === 0 ? inner : undefined;
}

function parsed(text: string): unknown {
  try {
    return parser.parse(text, true);
  } catch {
    return undefined;
  }
}

function isElement(node: unknown): node is Element {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
