/** Reads a member of a representation by its name or by a JSON pointer. */

/**
 * The member with this name. A name that is empty or begins with `/` is a JSON pointer (RFC 6901): `/error/message`, or the whole
 * value.
 */
export function memberAt(shown: unknown, name: string): unknown {
  if (name === '') return shown;
  const path = name.startsWith('/') ? name.slice(1).split('/').map(unescaped) : [name];
  return path.reduce<unknown>((value, key) => memberOf(value, key), shown);
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
