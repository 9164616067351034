/** Checks how a profile's resources refer to one another: placeholders in paths, and fields that hold a sid. */
import { nearNames } from '../utils/unknownName.ts';
import type { Profile, Resource } from './model.ts';
import { ACCOUNT_SID, cycleFrom, isCreatable, OWN_SID, parentsIn } from './prerequisites.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
/** Reserved placeholder names. */
const TAKEN = [OWN_SID, ACCOUNT_SID];

/** A member's name as a token of a JSON pointer (RFC 6901, section 3). */
export const escapeToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Names and references that cannot be resolved, as `pointer: what is wrong; what would be right`. */
export function referenceProblems({ resources }: Profile, name: string, resource: Resource): string[] {
  const at = `/resources/${escapeToken(name)}`;
  if (!NAME.test(name) || TAKEN.includes(name)) {
    const why = TAKEN.includes(name)
      ? `{${name}} in a path stands for something else`
      : 'letters, digits, - and _ alone';
    return [`${at}: is no name for a resource; ${why}`];
  }
  const { collection, instance, fields } = resource;
  const references = [
    ...(collection === undefined ? [] : inPath(`${at}/collection/path`, collection.path, [])),
    ...(instance === undefined ? [] : inPath(`${at}/instance/path`, instance.path, [OWN_SID])),
    ...Object.entries(fields).flatMap(([field, definition]) =>
      definition.type === 'sid'
        ? [{ pointer: `${at}/fields/${escapeToken(field)}/resource`, to: definition.resource, allowed: [] }]
        : [],
    ),
  ];
  const unresolved = references.flatMap(({ pointer, to, allowed }) =>
    unresolvedProblem(resources, pointer, to, allowed),
  );
  if (unresolved.length > 0) return unresolved;
  const cycle = cycleFrom(resources, name);
  return cycle === undefined
    ? []
    : [`${at}: needs itself first: ${cycle.join(' needs ')}; no instance can be the first`];
}

interface Reference {
  pointer: string;
  to: string;
  allowed: string[];
}

function inPath(pointer: string, path: string, allowed: string[]): Reference[] {
  const own = path.includes(`{${OWN_SID}}`) ? [OWN_SID] : [];
  return [...own, ...parentsIn(path)].map((to) => ({ pointer, to, allowed }));
}

function unresolvedProblem(
  resources: Profile['resources'],
  pointer: string,
  to: string,
  allowed: readonly string[],
): string[] {
  if (allowed.includes(to)) return [];
  if (to === OWN_SID) return [`${pointer}: holds {${OWN_SID}}; only an instance's path has a sid of its own`];
  const named = Object.hasOwn(resources, to) ? resources[to] : undefined;
  if (named === undefined) {
    const known = Object.keys(resources);
    const near = nearNames(to, known);
    const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : `known: ${known.join(', ')}`;
    return [`${pointer}: names the resource "${to}", which the profile does not have; ${hint}`];
  }
  if (isCreatable(named)) return [];
  return [
    `${pointer}: names the resource "${to}", of which a run cannot create an instance; write a known sid in its place`,
  ];
}
