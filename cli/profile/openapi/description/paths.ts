/** Paths of a description: their common prefix, and which of them form the collection and the instance of a resource. */
import { isJsonObject } from '../../../../specs/profile/mergePatch.ts';
import type { Remarks } from '../remarks.ts';
import type { Description } from './description.ts';
import type { Operations } from './operations.ts';

/** The path variable for the account that sends the requests. */
const ACCOUNT = /^\{account_?(sid|id)\}$/i;
const VARIABLE = /^\{([^{}]+)\}(\.\w+)?$/;

/** One path of the description with its operations. */
export interface PathItem {
  /** The path in the description. */
  path: string;
  /** Segments below the base path, as in the description. */
  segments: string[];
  operations: Operations;
}

/** A collection and its instances, or only one of them. */
export interface Pair {
  collection: PathItem | undefined;
  instance: PathItem | undefined;
}

/** `/a/{B}.json` → `a`, `{B}.json`. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** The name of the variable in a segment such as `{Sid}.json`; undefined for a fixed segment. */
export function variableOf(segment: string | undefined): string | undefined {
  return VARIABLE.exec(segment ?? '')?.[1];
}

/** Removes a suffix such as `.json`. */
export function bare(segment: string): string {
  return segment.replace(/\.\w+$/, '');
}

/**
 * Returns the prefix of every resource's path: `given`, or the path of the first server with the common prefix of all paths, up to
 * the account's sid. If some paths do not contain that sid, the prefix does not contain it either.
 */
export function basePathOf(description: Description, paths: readonly string[], given: string | undefined): Base {
  const inDescription = given === undefined ? commonPrefix(paths.map(segmentsOf)) : segmentsOf(given);
  const server = given === undefined ? serverPath(description) : '';
  return { prefix: [server, ...inDescription.map((segment) => `/${accountIn(segment)}`)].join(''), inDescription };
}

/** The longest prefix of the path to the account's sid that all paths share. */
function commonPrefix(all: readonly string[][]): string[] {
  const account = all.flatMap((segments) => {
    const at = segments.findIndex((segment) => ACCOUNT.test(segment));
    return at < 0 ? [] : [segments.slice(0, at + 1)];
  });
  const wanted = account[0] ?? [];
  let length = wanted.length;
  while (
    length > 0 &&
    !all.every((segments) => segments.length > length && startsWith(segments, wanted.slice(0, length)))
  ) {
    length -= 1;
  }
  return wanted.slice(0, length);
}

export interface Base {
  /** The prefix in the profile. */
  prefix: string;
  /** The corresponding segments of the description's paths. */
  inDescription: string[];
}

/** Renames the account's variable to `{AccountSid}`, as in profiles. */
export function accountIn(segment: string): string {
  return ACCOUNT.test(segment) ? '{AccountSid}' : segment;
}

export function startsWith(segments: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((segment, index) => segments[index] === segment);
}

/** The path of the first server's URL, with the default values of its variables. */
function serverPath(description: Description): string {
  const [server] = Array.isArray(description.root.servers) ? description.root.servers : [];
  if (!isJsonObject(server) || typeof server.url !== 'string') return '';
  const variables = isJsonObject(server.variables) ? server.variables : {};
  const url = server.url.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    String(description.resolve(variables[name]).default ?? ''),
  );
  return new URL(url, 'http://localhost').pathname.replace(/\/+$/, '');
}

/** Pairs each collection with its instances, whose path has one more variable. Keeps the description's order. */
export function pairPaths(operations: Map<string, Operations>, base: Base, remarks: Remarks): Pair[] {
  const pathItems: PathItem[] = [];
  for (const [path, own] of operations) {
    const segments = segmentsOf(path);
    if (startsWith(segments, base.inDescription) && segments.length > base.inDescription.length) {
      pathItems.push({ path, segments: segments.slice(base.inDescription.length), operations: own });
    } else {
      for (const method of Object.keys(own)) remarks.leftOut(`${method} ${path}`, outside(base));
    }
  }
  const isInstance = ({ segments }: PathItem): boolean => variableOf(segments.at(-1)) !== undefined;
  const key = (segments: readonly string[]): string =>
    segments.map((one) => (variableOf(one) ? '{}' : bare(one))).join('/');
  const instances = new Map(
    pathItems.filter(isInstance).map((pathItem) => [key(pathItem.segments.slice(0, -1)), pathItem]),
  );
  const pairs: Pair[] = [];
  for (const pathItem of pathItems.filter((one) => !isInstance(one))) {
    const at = key(pathItem.segments);
    pairs.push({ collection: pathItem, instance: instances.get(at) });
    instances.delete(at);
  }
  return [...pairs, ...[...instances.values()].map((instance) => ({ collection: undefined, instance }))];
}

function outside({ inDescription }: Base): string {
  return `is outside of the base path /${inDescription.join('/')}; --base-path chooses another`;
}
