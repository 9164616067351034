/** Copies a profile's `$defs` into the schemas that use them, so that each is self-contained. */
import { isJsonObject } from './mergePatch.ts';
import type { JsonSchema } from './model.ts';

const REFERENCE = /^#\/\$defs\/([^/]+)/;

/** The schema with the definitions that it refers to, directly or indirectly. Its own definitions take precedence. */
export function withDefinitions(schema: JsonSchema, definitions: Record<string, JsonSchema>): JsonSchema {
  const needed = new Map<string, JsonSchema>();
  const pending = referencesIn(schema);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition === undefined || needed.has(name)) continue;
    needed.set(name, definition);
    pending.push(...referencesIn(definition));
  }
  if (needed.size === 0) return schema;
  return { ...schema, $defs: { ...Object.fromEntries(needed), ...(schema.$defs as JsonSchema | undefined) } };
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const match = name === '$ref' && typeof member === 'string' ? REFERENCE.exec(member) : null;
    return match?.[1] === undefined ? referencesIn(member) : [match[1]];
  });
}
