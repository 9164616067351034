/** Reads and validates an OpenAPI description. References to the network are refused. */
import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../specs/profile/mergePatch.ts';
import { expandedSize, isDeeperThan } from '../../../../specs/utils/expandedSize.ts';
import { valueAt } from '../../../../specs/utils/jsonPointer.ts';
import { UsageError } from '../../../process/errors.ts';
import { requirePackage } from '../../../process/optionalPackage.ts';

/** A validated description. Every reference points into the document itself. */
export class Description {
  readonly root: JsonObject;
  /** The versions differ in their schemas. */
  readonly version: '3.0' | '3.1';

  constructor(root: JsonObject, version: '3.0' | '3.1') {
    this.root = root;
    this.version = version;
  }

  /** The value at a JSON pointer such as `#/components/…`; undefined if there is none. */
  at(pointer: string): JsonValue | undefined {
    return valueAt(this.root, pointer) as JsonValue | undefined;
  }

  /** Follows references and returns the object; an empty one if there is none. */
  resolve(value: JsonValue | undefined): JsonObject {
    let here = value;
    const seen = new Set<string>();
    while (isJsonObject(here) && typeof here.$ref === 'string' && !seen.has(here.$ref)) {
      seen.add(here.$ref);
      here = this.at(here.$ref);
    }
    return isJsonObject(here) ? here : {};
  }
}

/**
 * Reads OpenAPI 3.0 or 3.1 in JSON or YAML, with the files that it refers to. Sends no requests.
 * @throws UsageError for a file that cannot be read, is not a valid description, or refers to the network
 */
export async function readDescription(file: string): Promise<Description> {
  checkReadable(file);
  requirePackage('@readme/openapi-parser', 'an OpenAPI description');
  const parser = await import('@readme/openapi-parser');
  const fail = (error: unknown): never => {
    const message = oneLine(error instanceof Error ? error.message : String(error));
    // the parser's message for a value that is not an object
    const what = /is not a valid JSON Schema$/.test(message)
      ? 'is not an object; expected OpenAPI 3.0 or 3.1'
      : message;
    throw new UsageError(`${file}: ${what}`);
  };
  const parsed = (await parser.parse(file).catch(fail)) as unknown;
  refuseEndless(parsed as JsonValue, file);
  const version = versionOf(parsed, file);
  refuseRemote(parsed as JsonValue, file);
  // the parser's types do not allow turning off a resolver
  const options: object = { resolve: { http: false, external: true } };
  const bundled = (await parser.bundle(file, options).catch(fail)) as unknown as JsonObject;
  // validate() replaces references in its argument
  const result = await parser.validate(structuredClone(bundled) as never, options).catch(fail);
  if (!result.valid) {
    const [first] = result.errors;
    throw new UsageError(`${file}: is not valid OpenAPI ${version}: ${oneLine(first?.message ?? 'unknown cause')}`);
  }
  return new Description(bundled, version);
}

function checkReadable(file: string): void {
  try {
    const { size } = statSync(file);
    if (size > LARGEST) throw new UsageError(`${file}: is larger than ${LARGEST / 1_000_000} MB`);
    readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown cause'}`);
  }
}

function versionOf(parsed: unknown, file: string): '3.0' | '3.1' {
  if (isJsonObject(parsed) && typeof parsed.openapi === 'string') {
    if (/^3\.0(\.|$)/.test(parsed.openapi)) return '3.0';
    if (/^3\.1(\.|$)/.test(parsed.openapi)) return '3.1';
  }
  const version = isJsonObject(parsed) ? (parsed.openapi ?? parsed.swagger) : undefined;
  const what = version === undefined ? 'names no OpenAPI version' : `is OpenAPI ${JSON.stringify(version)}`;
  throw new UsageError(`${file}: ${what}; expected OpenAPI 3.0 or 3.1`);
}

/** The most objects and lists of a description with its references replaced. The largest public ones stay far below. */
const MOST_NODES = 3_000_000;
/** The most levels of nesting, and the most bytes of the file. */
const [DEEPEST, LARGEST] = [500, 50_000_000];

/**
 * The parser replaces references and aliases one by one, so a few lines could keep it busy for days.
 * @throws UsageError that names the part of the description that grows most
 */
function refuseEndless(parsed: JsonValue, file: string): void {
  if (isDeeperThan(DEEPEST, parsed)) throw new UsageError(`${file}: is nested more deeply than ${DEEPEST} levels`);
  const at = (reference: string) => valueAt(parsed, reference);
  if (expandedSize(parsed, { at }) <= MOST_NODES || !isJsonObject(parsed)) return;
  const schemas = valueAt(parsed, '#/components/schemas');
  const parts = [
    ...Object.entries(isJsonObject(schemas) ? schemas : {}).map(([name, value]) => [
      `/components/schemas/${name}`,
      value,
    ]),
    ...Object.entries(parsed).map(([name, value]) => [`/${name}`, value]),
  ] as const;
  const [blamed] = parts.find(([, value]) => expandedSize(value, { at }) > MOST_NODES) ?? [''];
  throw new UsageError(
    `${file}: ${blamed}: its references and aliases expand to more than ${MOST_NODES.toLocaleString('en')} objects`,
  );
}

/** @throws UsageError for a reference to the network. The parser refuses those in other files. */
function refuseRemote(value: JsonValue, file: string, pointer = ''): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (name === '$ref' && typeof member === 'string' && isRemote(member, file)) {
      throw new UsageError(
        `${file}: ${at}: ${JSON.stringify(member)} refers to the network, from which nothing is fetched: save it beside the file and refer to that`,
      );
    }
    refuseRemote(member, file, at);
  }
}

function isRemote(reference: string, file: string): boolean {
  return (
    new URL(reference.replace(/#.*$/s, '') || '.', pathToFileURL(file)).protocol !== 'file:' ||
    reference.startsWith('//')
  );
}

/** The parser's message without its excerpt of the source. */
function oneLine(message: string): string {
  const lines = message
    .split('\n')
    .filter((line) => !/^\s*(>?\s*\d*\s*\|)|^-+\^|^OpenAPI schema validation failed/.test(line));
  const text = lines.join(' ').replace(/\s+/g, ' ').trim();
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
