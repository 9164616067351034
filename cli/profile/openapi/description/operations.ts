/** The operations of a description that the contract can speak of, by path and method. */

import type { Method } from '../../../../specs/model.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../specs/profile/mergePatch.ts';
import type { Remarks } from '../remarks.ts';
import type { Description } from './description.ts';
import { merged } from './schemas.ts';

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'DELETE'];
const OTHERS = ['patch', 'head', 'options', 'trace'];
const FORM = 'application/x-www-form-urlencoded';

export interface Operation {
  method: Method;
  /** The first of its success statuses; 201 before others. */
  status: number;
  /** The schema of the success's body by media type, references not followed. */
  bodies: Record<string, JsonValue>;
  /** An example of that body, where there is one. */
  example: JsonValue | undefined;
  /** The form that it takes; null where it takes no body. */
  form: JsonObject | null;
  /** Query parameters, resolved. */
  query: JsonObject[];
  /** Path parameters' schemas with their examples, by name. */
  path: Record<string, JsonObject>;
  responses: Record<string, JsonObject>;
}

export type Operations = Partial<Record<Method, Operation>>;

/** Operations by path, in the description's order; what the contract has no place for is told. */
export function readOperations(description: Description, remarks: Remarks): Map<string, Operations> {
  const found = new Map<string, Operations>();
  const paths = isJsonObject(description.root.paths) ? description.root.paths : {};
  for (const [path, value] of Object.entries(paths)) {
    const item = description.resolve(value);
    const operations: Operations = {};
    for (const method of METHODS) {
      const described = item[method.toLowerCase()];
      if (!isJsonObject(described)) continue;
      const operation = readOperation(description, item, described, method);
      const why = typeof operation === 'string' ? operation : null;
      if (why !== null) remarks.leftOut(`${method} ${path}`, why);
      else operations[method] = operation as Operation;
    }
    for (const method of OTHERS.filter((name) => isJsonObject(item[name]))) {
      remarks.leftOut(`${method.toUpperCase()} ${path}`, 'the contract speaks of GET, POST, PUT and DELETE');
    }
    if (Object.keys(operations).length > 0) found.set(path, operations);
  }
  const hooks = Object.keys(isJsonObject(description.root.webhooks) ? description.root.webhooks : {});
  for (const name of hooks) remarks.leftOut(`webhook ${name}`, 'it is sent by the target, not to it');
  return found;
}

/** The operation, or why it is left out. */
function readOperation(
  description: Description,
  item: JsonObject,
  described: JsonObject,
  method: Method,
): Operation | string {
  const unfit = securityProblem(description, described.security ?? description.root.security);
  if (unfit !== null) return unfit;
  const responses = Object.fromEntries(
    Object.entries(isJsonObject(described.responses) ? described.responses : {}).map(([status, response]) => [
      status,
      description.resolve(response),
    ]),
  );
  const statuses = Object.keys(responses).filter((status) => /^2(\d\d|XX)$/i.test(status));
  const success = statuses.includes('201') ? '201' : statuses.sort()[0];
  if (success === undefined)
    return `describes no success, but ${Object.keys(responses).join(', ') || 'nothing at all'}`;
  const body = described.requestBody === undefined ? null : description.resolve(described.requestBody);
  const content = isJsonObject(body?.content) ? body.content : null;
  const form = content === null ? null : formOf(content);
  if (content !== null && form === null && body?.required !== false && method !== 'DELETE' && method !== 'GET') {
    return `takes ${Object.keys(content).join(', ')}, not ${FORM}`;
  }
  const parameters = parametersOf(description, item, described);
  const needed = parameters.filter(({ in: place, required }) => place !== 'path' && required === true);
  if (needed.length > 0) {
    return `needs ${needed.map((one) => `the ${one.in} parameter ${one.name}`).join(', ')}, which no request of the contract holds`;
  }
  return {
    method,
    status: /^\d+$/.test(success) ? Number(success) : 200,
    ...bodiesOf(responses[success] ?? {}),
    form: form === null ? null : merged(description, form),
    query: parameters.filter((one) => one.in === 'query'),
    path: pathParameters(description, parameters),
    responses,
  };
}

/** Why HTTP Basic alone does not open the operation; null where it does. */
function securityProblem(description: Description, security: JsonValue | undefined): string | null {
  if (!Array.isArray(security)) return null;
  if (security.length === 0) return 'needs no credentials; the contract wants them everywhere';
  const wanted = security.filter(isJsonObject);
  if (wanted.some((one) => Object.keys(one).length === 0))
    return 'can do without credentials; the contract wants them everywhere';
  const schemes = description.resolve(description.at('#/components/securitySchemes'));
  const isBasic = (name: string): boolean => {
    const { type, scheme } = description.resolve(schemes[name]);
    return type === 'http' && String(scheme).toLowerCase() === 'basic';
  };
  if (wanted.some((one) => Object.keys(one).every(isBasic))) return null;
  return `asks for ${wanted.map((one) => Object.keys(one).join(' and ')).join(' or ')}, not for HTTP Basic`;
}

function formOf(content: JsonObject): JsonValue | null {
  const found = Object.entries(content).find(([type]) => type.split(';')[0]?.trim().toLowerCase() === FORM);
  return isJsonObject(found?.[1]) ? (found[1].schema ?? {}) : null;
}

function bodiesOf(response: JsonObject): Pick<Operation, 'bodies' | 'example'> {
  const bodies: Record<string, JsonValue> = {};
  let example: JsonValue | undefined;
  for (const [type, media] of Object.entries(isJsonObject(response.content) ? response.content : {})) {
    if (!isJsonObject(media)) continue;
    bodies[type.split(';')[0]?.trim().toLowerCase() ?? type] = media.schema ?? {};
    const [named] = isJsonObject(media.examples) ? Object.values(media.examples) : [];
    example ??= media.example ?? (isJsonObject(named) ? named.value : undefined);
  }
  return { bodies, example };
}

/** Those of the operation, and those of its path that it does not give anew. */
function parametersOf(description: Description, item: JsonObject, described: JsonObject): JsonObject[] {
  const all = [described.parameters, item.parameters].flatMap((list) => (Array.isArray(list) ? list : []));
  const seen = new Set<string>();
  return all
    .map((one) => description.resolve(one))
    .filter((one) => {
      const key = `${one.in} ${one.name}`;
      return !seen.has(key) && seen.add(key);
    });
}

function pathParameters(description: Description, parameters: JsonObject[]): Record<string, JsonObject> {
  const own = parameters.filter((one) => one.in === 'path');
  return Object.fromEntries(
    own.map((one) => {
      const schema = merged(description, one.schema);
      const [named] = isJsonObject(one.examples) ? Object.values(one.examples) : [];
      const example = one.example ?? (isJsonObject(named) ? named.value : undefined);
      return [String(one.name), example === undefined ? schema : { ...schema, example }];
    }),
  );
}
