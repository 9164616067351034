/** The value that a reference such as `#/$defs/Name` names in the document (RFC 6901 section 6); undefined if there is none. */
export function valueAt(document: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  const tokens = decoded(reference.slice(1)).split('/').slice(1);
  return tokens.reduce<unknown>((place, token) => {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return undefined;
    return (place as Record<string, unknown>)[name];
  }, document);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The first member on the way to a member that is named or that a JSON pointer names: `meta` for `/meta/id`. */
export function topMember(name: string): string {
  if (!name.startsWith('/')) return name;
  const [, first = ''] = name.split('/');
  return first.replaceAll('~1', '/').replaceAll('~0', '~');
}
