/** Reads the operations of a description that the contract covers. */
import type { Method } from '../../../../specs/model.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../specs/profile/mergePatch.ts';
import type { Remarks } from '../remarks.ts';
import type { Description } from './description.ts';
import { merged } from './schemas.ts';

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'DELETE'];
const OTHER_METHODS = ['patch', 'head', 'options', 'trace'];
const FORM = 'application/x-www-form-urlencoded';

export interface Operation {
  method: Method;
  /** The lowest success status; 201 takes precedence. */
  status: number;
  /** Schemas of the success body by media type. References are not followed. */
  bodies: Record<string, JsonValue>;
  /** An example of the success body. */
  example: JsonValue | undefined;
  /** Schema of the form that the operation accepts; null if it accepts no form. */
  form: JsonObject | null;
  /** Query parameters, with references resolved. */
  query: JsonObject[];
  /** Schemas of the path parameters with their examples, by name. */
  path: Record<string, JsonObject>;
  responses: Record<string, JsonObject>;
}

export type Operations = Partial<Record<Method, Operation>>;

/** Returns the operations by path, in the description's order. Adds a remark for each operation that the contract does not cover. */
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
    for (const method of OTHER_METHODS.filter((name) => isJsonObject(item[name]))) {
      remarks.leftOut(`${method.toUpperCase()} ${path}`, 'the contract covers GET, POST, PUT and DELETE');
    }
    if (Object.keys(operations).length > 0) found.set(path, operations);
  }
  const hooks = Object.keys(isJsonObject(description.root.webhooks) ? description.root.webhooks : {});
  for (const name of hooks) remarks.leftOut(`webhook ${name}`, 'the target sends it');
  return found;
}

/** Returns the operation, or the reason to leave it out. */
function readOperation(
  description: Description,
  item: JsonObject,
  described: JsonObject,
  method: Method,
): Operation | string {
  const problem = securityProblem(description, described.security ?? description.root.security);
  if (problem !== null) return problem;
  const responses = Object.fromEntries(
    Object.entries(isJsonObject(described.responses) ? described.responses : {}).map(([status, response]) => [
      status,
      description.resolve(response),
    ]),
  );
  const statuses = Object.keys(responses).filter((status) => /^2(\d\d|XX)$/i.test(status));
  const success = statuses.includes('201') ? '201' : statuses.sort()[0];
  if (success === undefined) return `describes no success, only ${Object.keys(responses).join(', ') || 'nothing'}`;
  const body = described.requestBody === undefined ? null : description.resolve(described.requestBody);
  const content = isJsonObject(body?.content) ? body.content : null;
  const form = content === null ? null : formOf(content);
  if (content !== null && form === null && body?.required !== false && method !== 'DELETE' && method !== 'GET') {
    return `accepts ${Object.keys(content).join(', ')}, not ${FORM}`;
  }
  const parameters = parametersOf(description, item, described);
  const needed = parameters.filter(({ in: place, required }) => place !== 'path' && required === true);
  if (needed.length > 0) {
    return `needs ${needed.map((one) => `the ${one.in} parameter ${one.name}`).join(', ')}, which no request of the contract contains`;
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

/** Returns why HTTP Basic alone does not authorize the operation, or null if it does. */
function securityProblem(description: Description, security: JsonValue | undefined): string | null {
  if (!Array.isArray(security)) return null;
  if (security.length === 0) return 'needs no credentials; the contract requires them everywhere';
  const alternatives = security.filter(isJsonObject);
  if (alternatives.some((one) => Object.keys(one).length === 0))
    return 'makes credentials optional; the contract requires them everywhere';
  const schemes = description.resolve(description.at('#/components/securitySchemes'));
  const isBasic = (name: string): boolean => {
    const { type, scheme } = description.resolve(schemes[name]);
    return type === 'http' && String(scheme).toLowerCase() === 'basic';
  };
  if (alternatives.some((one) => Object.keys(one).every(isBasic))) return null;
  return `requires ${alternatives.map((one) => Object.keys(one).join(' and ')).join(' or ')}, not for HTTP Basic`;
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

/** The parameters of the operation, and those of its path that it does not override. */
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
