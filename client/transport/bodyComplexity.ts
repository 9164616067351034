/** Limits the depth and size of a body, because later code walks the parsed value recursively. */
import { endOfString } from './shortenValues.ts';

/** The maximum number of levels: more than any representation has, but safe for the stack. */
export const MAX_DEPTH = 500;
/** The maximum number of objects and arrays, or of elements: more than any page of a list has. */
export const MAX_PARTS = 200_000;

const QUOTE = 0x22;
const LESS_THAN = 0x3c;
const SLASH = 0x2f;

/** Why the JSON or XML text must not be parsed; undefined if it may be parsed. RFC 8259 9 lets a parser set limits. */
export function complexityProblem(body: Buffer): string | undefined {
  // Each level takes at least one byte.
  if (body.length <= MAX_DEPTH) return undefined;
  const first = body.find((byte) => byte > 0x20);
  const { deepest, parts } = first === LESS_THAN ? measureXml(body) : measureJson(body);
  if (deepest > MAX_DEPTH) return `nests deeper than ${MAX_DEPTH} levels`;
  return parts > MAX_PARTS ? `has more than ${MAX_PARTS} parts` : undefined;
}

interface Measure {
  deepest: number;
  parts: number;
}

const isWithinLimits = ({ deepest, parts }: Measure): boolean => deepest <= MAX_DEPTH && parts <= MAX_PARTS;

function measureJson(body: Buffer): Measure {
  const measure = { deepest: 0, parts: 0 };
  let depth = 0;
  for (let at = 0; at < body.length && isWithinLimits(measure); at += 1) {
    const byte = body[at];
    if (byte === QUOTE) {
      const end = endOfString(body, at);
      if (end === -1) break;
      at = end;
    }
    // { and [
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      enter(measure, depth);
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return measure;
}

/** Counts the depth as opening tags minus closing tags. `<?`, `<!` and `<a/>` do not count as opening tags. */
function measureXml(body: Buffer): Measure {
  const measure = { deepest: 0, parts: 0 };
  let depth = 0;
  for (let at = body.indexOf(LESS_THAN); at !== -1 && isWithinLimits(measure); at = body.indexOf(LESS_THAN, at + 1)) {
    const next = body[at + 1];
    if (next === SLASH) depth -= 1;
    else if (next !== 0x3f && next !== 0x21) {
      const end = body.indexOf(0x3e, at);
      if (end === -1) break;
      if (body[end - 1] !== SLASH) depth += 1;
      enter(measure, depth);
    }
  }
  return measure;
}

function enter(measure: Measure, depth: number): void {
  measure.parts += 1;
  measure.deepest = Math.max(measure.deepest, depth);
}
