/** An OpenAPI description, read and checked: every `$ref` within reach, none of them fetched. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../specs/profile/mergePatch.ts';
import { UsageError } from '../../../process/errors.ts';

/** A description whose references all point into itself; those to other files are read in. */
export class Description {
  readonly root: JsonObject;
  /** `3.0` or `3.1`: their schemas differ. */
  readonly version: '3.0' | '3.1';

  constructor(root: JsonObject, version: '3.0' | '3.1') {
    this.root = root;
    this.version = version;
  }

  /** What a JSON pointer (`#/components/…`) leads to; undefined where it leads nowhere. */
  at(pointer: string): JsonValue | undefined {
    let here: JsonValue | undefined = this.root;
    for (const token of pointer.replace(/^#\/?/, '').split('/').filter(Boolean)) {
      const name = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
      if (Array.isArray(here)) here = here[Number(name)];
      else here = isJsonObject(here) && Object.hasOwn(here, name) ? here[name] : undefined;
    }
    return here;
  }

  /** The object itself, references followed; empty where there is none. */
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
 * Reads OpenAPI 3.0 or 3.1 in JSON or YAML. References to other files are followed; nothing is fetched from a network.
 * @throws UsageError with one line for a file that cannot be read, is no such description, or refers to the web
 */
export async function readDescription(file: string): Promise<Description> {
  readable(file);
  const parser = await import('@readme/openapi-parser');
  const from = (error: unknown): never => {
    const told = oneLine(error instanceof Error ? error.message : String(error));
    // the parser's word for what is no object
    const what = /is not a valid JSON Schema$/.test(told)
      ? 'is no object; a description in OpenAPI 3.0 or 3.1 is wanted'
      : told;
    throw new UsageError(`${file}: ${what}`);
  };
  const parsed = (await parser.parse(file).catch(from)) as unknown;
  const version = versionOf(parsed, file);
  refuseRemote(parsed as JsonValue, file);
  // the parser's types do not know that a resolver can be turned off
  const options: object = { resolve: { http: false, external: true } };
  const bundled = (await parser.bundle(file, options).catch(from)) as unknown as JsonObject;
  // it follows references as it checks, in the object that it is given
  const result = await parser.validate(structuredClone(bundled) as never, options).catch(from);
  if (!result.valid) {
    const [first] = result.errors;
    throw new UsageError(`${file}: is no valid OpenAPI ${version}: ${oneLine(first?.message ?? 'no cause is told')}`);
  }
  return new Description(bundled, version);
}

function readable(file: string): void {
  try {
    readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown cause'}`);
  }
}

function versionOf(parsed: unknown, file: string): '3.0' | '3.1' {
  if (isJsonObject(parsed) && typeof parsed.openapi === 'string') {
    if (/^3\.0(\.|$)/.test(parsed.openapi)) return '3.0';
    if (/^3\.1(\.|$)/.test(parsed.openapi)) return '3.1';
  }
  const told = isJsonObject(parsed) ? (parsed.openapi ?? parsed.swagger) : undefined;
  const what = told === undefined ? 'names no OpenAPI version' : `is OpenAPI ${JSON.stringify(told)}`;
  throw new UsageError(`${file}: ${what}; a description in OpenAPI 3.0 or 3.1 is wanted`);
}

/** A reference that only a network could follow is the user's to bring in. Those in other files are refused by the parser. */
function refuseRemote(value: JsonValue, file: string, pointer = ''): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (name === '$ref' && typeof member === 'string' && isRemote(member, file)) {
      throw new UsageError(
        `${file}: ${at}: ${JSON.stringify(member)} would have to be fetched, and nothing is; save it beside the file and refer to that`,
      );
    }
    refuseRemote(member, file, at);
  }
}

function isRemote(reference: string, file: string): boolean {
  return (
    new URL(reference.replace(/#.*$/s, '') || '../../openapi', pathToFileURL(file)).protocol !== 'file:' ||
    reference.startsWith('//')
  );
}

/** The parser's message without its picture of the source. */
function oneLine(message: string): string {
  const lines = message
    .split('\n')
    .filter((line) => !/^\s*(>?\s*\d*\s*\|)|^-+\^|^OpenAPI schema validation failed/.test(line));
  const text = lines.join(' ').replace(/\s+/g, ' ').trim();
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
