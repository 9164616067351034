/** Parses the text of a profile, JSON or YAML, and locates JSON pointers in it. */
import { createRequire } from 'node:module';
import type { Node, YAMLMap } from 'yaml';
import { isDeeperThan } from '../utils/expandedSize.ts';

/** The YAML library. It is loaded lazily, because only YAML files and the location of errors need it. */
const yamlLibrary = (): typeof import('yaml') => createRequire(import.meta.url)('yaml') as typeof import('yaml');

/** Limits on a profile. The largest that `from-openapi` writes is a tenth of this. */
const [LONGEST, DEEPEST] = [10_000_000, 100];
/** The most brackets that may be open in the text. Texts in quotes and patterns may hold a few that nothing closes. */
const MOST_OPEN = 5000;

/** A position in a text. Line and column start at 1. */
export interface Place {
  line: number;
  column: number;
}

export interface ProfileSource {
  value: unknown;
  /** The position of the member, or of its nearest existing ancestor. `found` is the number of tokens that exist. */
  locate(pointer: string): Place & { found: number };
}

/** The text is invalid JSON or YAML; `place` is the position of the error. */
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
 * Parses the text of a profile as YAML or JSON.
 * @throws SourceError
 */
export function parseSource(text: string, yaml: boolean): ProfileSource {
  const start = { line: 1, column: 1 };
  if (text.length > LONGEST) throw new SourceError(`is longer than ${LONGEST} characters`, start);
  if (opensTooMany(text)) throw new SourceError('is nested too deeply', start);
  const plain = text.replace(/^\uFEFF/, '');
  const { value, document } = yaml ? readYaml(plain) : { value: readJson(plain), document: undefined };
  if (isDeeperThan(DEEPEST, value)) throw new SourceError(`is nested more deeply than ${DEEPEST} levels`, start);
  return {
    value,
    locate(pointer) {
      const { contents, lines } = document ?? parsed(plain);
      const tokens = pointer
        .split('/')
        .slice(1)
        .filter((token) => token !== '')
        .map(unescaped);
      let at: Node | null = contents;
      let mark: Node | null = contents;
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

/** The YAML library takes minutes for a million open brackets. JSON is parsed with it too, to locate an error. */
function opensTooMany(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > MOST_OPEN) return true;
  }
  return false;
}

/** Parses the text with positions. */
function parsed(text: string) {
  const { LineCounter, parseDocument } = yamlLibrary();
  const lines = new LineCounter();
  const document = orTooDeep(() => parseDocument(text, { lineCounter: lines, version: '1.2', strict: true }));
  const { contents, errors } = document;
  return { contents, lines, error: errors[0], toJS: () => document.toJS() as unknown };
}

function readYaml(text: string) {
  const document = parsed(text);
  const { error } = document;
  if (error === undefined) return { value: orTooDeep(document.toJS), document };
  const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
  throw new SourceError(`is no YAML: ${error.message.split('\n')[0]?.replace(/ at line .*$/, '')}`, {
    line,
    column: col,
  });
}

/** Reports what the library of YAML throws for endless aliases and nesting. */
function orTooDeep<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new SourceError('is nested too deeply', { line: 1, column: 1 });
    if (error instanceof ReferenceError)
      throw new SourceError(`uses its aliases too often: ${error.message}`, { line: 1, column: 1 });
    throw error;
  }
}

/** Parses strict JSON, without the comments and unquoted words of YAML. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const near = parsed(text).error?.linePos?.[0];
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
  const { isNode, isPair, isScalar } = yamlLibrary();
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
