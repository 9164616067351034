/** A profile's text, JSON or YAML: its value, and where in it a JSON pointer's member stands. */
import { isNode, isPair, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';

/** Counted from 1. */
export interface Place {
  line: number;
  column: number;
}

export interface ProfileSource {
  value: unknown;
  /** Where the pointer's member stands, or the nearest that holds it; `found` tells how many of its tokens led somewhere. */
  locate(pointer: string): Place & { found: number };
}

/** Text that is neither JSON nor YAML, with the place where that shows. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

export const isYamlFile = (file: string): boolean => /\.ya?ml$/i.test(file);

/**
 * Reads a profile's text: YAML where the file is called so, else JSON.
 * @throws SourceError
 */
export function parseSource(text: string, yaml: boolean): ProfileSource {
  const plain = text.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  const document = parseDocument(plain, { lineCounter: lines, version: '1.2', strict: true });
  const [error] = document.errors;
  if (!yaml) strictly(plain, error?.linePos?.[0]);
  if (error !== undefined && yaml) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    throw new SourceError(`is no YAML: ${error.message.split('\n')[0]?.replace(/ at line .*$/, '')}`, {
      line,
      column: col,
    });
  }
  return {
    value: yaml ? document.toJS() : JSON.parse(plain),
    locate(pointer) {
      const tokens = pointer
        .split('/')
        .slice(1)
        .filter((token) => token !== '')
        .map(unescaped);
      let at: Node | null = document.contents;
      let mark: Node | null = document.contents;
      let found = 0;
      for (const token of tokens) {
        const next = memberOf(at, token);
        if (next === undefined) break;
        mark = next.mark;
        at = next.value;
        found += 1;
      }
      const { line, col } = lines.linePos(mark?.range?.[0] ?? 0);
      return { line, column: col, found };
    },
  };
}

/** JSON has no comments and no bare words, although YAML does. */
function strictly(text: string, near: { line: number; col: number } | undefined): void {
  try {
    JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const at = /at position (\d+)/.exec(message)?.[1];
    const before = at === undefined ? undefined : text.slice(0, Number(at)).split('\n');
    const place =
      before === undefined
        ? { line: near?.line ?? text.split('\n').length, column: near?.col ?? 1 }
        : { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    throw new SourceError(`is no JSON: ${message.replaceAll(/\s+/g, ' ')}`, place);
  }
}

function memberOf(node: Node | null, token: string): { mark: Node; value: Node | null } | undefined {
  if (node === null || !('items' in node)) return undefined;
  for (const [at, item] of (node as YAMLMap).items.entries()) {
    if (isPair(item)) {
      if (!isScalar(item.key) || String(item.key.value) !== token) continue;
      return { mark: item.key, value: isNode(item.value) ? item.value : null };
    }
    if (isNode(item) && String(at) === token) return { mark: item, value: item };
  }
  return undefined;
}

const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
