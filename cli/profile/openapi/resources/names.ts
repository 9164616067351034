/** Names: of resources by their paths, and of the properties that show a form's fields. */
import { accountIn, bare, variableOf } from '../description/paths.ts';

/** Words of a path or of a name, `SIP/IpAccessControlLists` and `max-size` alike. */
function words(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
}

/**
 * A name for each path, by its fixed segments: `/Calls/{CallSid}/Recordings.json` → `CallsRecordings`. What stands in front of the
 * account's sid is no part of it, nor is what all of them begin with.
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

/** The property that is named as `name` is, whatever the way to write it; undefined where there is none. */
export function sameName(name: string, properties: readonly string[]): string | undefined {
  return properties.find((one) => one === name) ?? properties.find((one) => snakeCase(one) === snakeCase(name));
}
