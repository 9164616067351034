/** Classifies how an observed value differs from the expected one, so that runs with other values can be compared. */

/** A property with its value, as expectations write it: `friendly_name "x"`. */
const PROPERTY = /^(?!status \d{3}$)(\S+) (undefined|["{[\d-].*|true|false|null)$/s;

/** `friendly_name: trimmed`; undefined unless both texts show a value of the same property. */
export function changeOf(expected: string, actual: string): string | undefined {
  const [wanted, seen] = [expected, actual].map((text) => PROPERTY.exec(text));
  const property = wanted?.[1];
  if (property === undefined || property !== seen?.[1]) return undefined;
  const [one, other] = [parsed(wanted?.[2]), parsed(seen?.[2])];
  return `${property}: ${kindOf(one, other)}`;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined || text === 'undefined' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function kindOf(one: unknown, other: unknown): string {
  if (other === undefined) return 'absent';
  if (one === undefined) return 'added';
  if (typeof one !== typeof other || one === null || other === null) return `${typeOf(one)} as ${typeOf(other)}`;
  if (typeof one === 'string' && typeof other === 'string') return textChange(one, other);
  return `another ${typeOf(one)}`;
}

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function textChange(one: string, other: string): string {
  if (other === '') return 'empty';
  if (one.trim() === other.trim()) return 'blanks at the ends';
  if (one.toLowerCase() === other.toLowerCase()) return 'letter case';
  if (one.normalize('NFC') === other.normalize('NFC')) return 'normalised';
  if (one.startsWith(other)) return other.length % 10 === 0 || other.length > 20 ? `cut at ${other.length}` : 'cut';
  if (other.startsWith(one)) return `longer by ${JSON.stringify(other.slice(one.length, one.length + 12))}`;
  const replaced = characterChange(one, other);
  return replaced ?? (one.replace(/\s+/g, '') === other.replace(/\s+/g, '') ? 'blanks inside' : 'another text');
}

/** The first characters that differ, if the rest of the text agrees at both ends: `"+" as " "`. */
function characterChange(one: string, other: string): string | undefined {
  const [from, to] = [Array.from(one), Array.from(other)];
  let start = 0;
  while (start < from.length && from[start] === to[start]) start += 1;
  if (start === 0 && from.at(-1) !== to.at(-1)) return undefined;
  if (from.length === to.length) return `${JSON.stringify(from[start])} as ${JSON.stringify(to[start])}`;
  let end = 0;
  const least = Math.min(from.length, to.length) - start;
  while (end < least && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const [gone, come] = [from.slice(start, from.length - end).join(''), to.slice(start, to.length - end).join('')];
  if (gone.length > 12 || come.length > 12) return undefined;
  return `${JSON.stringify(gone)} as ${JSON.stringify(come)}`;
}
