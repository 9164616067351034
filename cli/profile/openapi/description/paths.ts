/** Paths of a description: what lies in front of all of them, and which of them are a resource's collection and instance. */
import { isJsonObject } from '../../../../specs/profile/mergePatch.ts';
import type { Remarks } from '../remarks.ts';
import type { Description } from './description.ts';
import type { Operations } from './operations.ts';

/** A parameter of a path that stands for the account whose credentials are sent. */
const ACCOUNT = /^\{account_?(sid|id)\}$/i;
const VARIABLE = /^\{([^{}]+)\}(\.\w+)?$/;

/** One path, or a collection's and its instances', below the base path, segments as the description writes them. */
export interface Place {
  /** The path in the description. */
  path: string;
  segments: string[];
  operations: Operations;
}

/** A collection and its instances, or one of them alone. */
export interface Pair {
  collection: Place | undefined;
  instance: Place | undefined;
}

/** Segments of a path. `/a/{B}.json` → `a`, `{B}.json`. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** The variable that a segment is, apart from a suffix such as `.json`; undefined for a fixed text. */
export function variableOf(segment: string | undefined): string | undefined {
  return VARIABLE.exec(segment ?? '')?.[1];
}

/** The segment without a suffix such as `.json`. */
export function bare(segment: string): string {
  return segment.replace(/\.\w+$/, '');
}

/**
 * The path in front of every resource: what `given` says, else the path of the first server and all that the description's paths
 * share up to an account's sid. Where some lie outside of the account, the account's sid stands in the others' own paths.
 */
export function basePathOf(description: Description, paths: readonly string[], given: string | undefined): Base {
  const inDescription = given === undefined ? sharedBeginning(paths.map(segmentsOf)) : segmentsOf(given);
  const server = given === undefined ? serverPath(description) : '';
  return { prefix: [server, ...inDescription.map((segment) => `/${accountIn(segment)}`)].join(''), inDescription };
}

/** The beginning that all paths share, as far as the account's sid; a variable of another kind ends it, and so does a resource. */
function sharedBeginning(all: readonly string[][]): string[] {
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
  /** As the profile writes it. */
  prefix: string;
  /** The segments of the description's paths that it stands for. */
  inDescription: string[];
}

/** The segment as a profile writes it: `{AccountSid}` is the account whose credentials are sent. */
export function accountIn(segment: string): string {
  return ACCOUNT.test(segment) ? '{AccountSid}' : segment;
}

export function startsWith(segments: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((segment, index) => segments[index] === segment);
}

/** The path of the first server's URL, its variables by their defaults. */
function serverPath(description: Description): string {
  const [server] = Array.isArray(description.root.servers) ? description.root.servers : [];
  if (!isJsonObject(server) || typeof server.url !== 'string') return '';
  const variables = isJsonObject(server.variables) ? server.variables : {};
  const url = server.url.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    String(description.resolve(variables[name]).default ?? ''),
  );
  return new URL(url, 'http://localhost').pathname.replace(/\/+$/, '');
}

/** Collections with their instances: a path, and the same with one variable more. The description's order. */
export function pairPaths(operations: Map<string, Operations>, base: Base, remarks: Remarks): Pair[] {
  const places: Place[] = [];
  for (const [path, own] of operations) {
    const segments = segmentsOf(path);
    if (startsWith(segments, base.inDescription) && segments.length > base.inDescription.length) {
      places.push({ path, segments: segments.slice(base.inDescription.length), operations: own });
    } else {
      for (const method of Object.keys(own)) remarks.leftOut(`${method} ${path}`, outside(base));
    }
  }
  const isInstance = ({ segments }: Place): boolean => variableOf(segments.at(-1)) !== undefined;
  const key = (segments: readonly string[]): string =>
    segments.map((one) => (variableOf(one) ? '{}' : bare(one))).join('/');
  const instances = new Map(places.filter(isInstance).map((place) => [key(place.segments.slice(0, -1)), place]));
  const pairs: Pair[] = [];
  for (const place of places.filter((one) => !isInstance(one))) {
    const at = key(place.segments);
    pairs.push({ collection: place, instance: instances.get(at) });
    instances.delete(at);
  }
  return [...pairs, ...[...instances.values()].map((instance) => ({ collection: undefined, instance }))];
}

function outside({ inDescription }: Base): string {
  return `lies outside of the base path /${inDescription.join('/')}; --base-path chooses another`;
}
