/** Names of resources, derived from paths, and of properties, derived from form fields. */
import { accountIn, bare, variableOf } from '../description/paths.ts';

/** Splits at every character that is no letter or digit. */
function words(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
}

/**
 * Returns a unique name per path, from its fixed segments after the account's sid: `/Calls/{CallSid}/Recordings.json` →
 * `CallsRecordings`.
 */
export function resourceNames(paths: readonly (readonly string[])[]): string[] {
  const taken = new Set<string>();
  return paths.map((segments) => {
    const account = segments.findIndex((segment) => accountIn(segment) === '{AccountSid}');
    const fixed = segments.slice(account + 1).filter((segment) => variableOf(segment) === undefined);
    const plain = fixed
      .flatMap((segment) => words(bare(segment)))
      .map((word) => word[0]?.toUpperCase() + word.slice(1));
    const base = plain.join('') || 'Root';
    let name = base;
    for (let n = 2; taken.has(name) || name === 'Sid' || name === 'AccountSid'; n += 1) name = `${base}${n}`;
    taken.add(name);
    return name;
  });
}

/** `MaxSize` and `max-size` → `max_size`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
}

/** The property with that name, in the same spelling or in another one such as snake case; undefined if there is none. */
export function sameName(name: string, properties: readonly string[]): string | undefined {
  return properties.find((one) => one === name) ?? properties.find((one) => snakeCase(one) === snakeCase(name));
}
