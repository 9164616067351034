/** What all resources of a description share: error format, media type, paging, and media type refusals. */

import type { JsonObject, JsonValue } from '../../../specs/profile/mergePatch.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { profileFile, readProfileFile } from '../../../specs/profile/readProfile.ts';
import type { Description } from './description/description.ts';
import type { Operation } from './description/operations.ts';
import { propertiesOf, type Schemas, typesOf } from './description/schemas.ts';
import type { Remarks } from './remarks.ts';

/** Error statuses of the contract. */
const ERROR_STATUSES = [400, 401, 404, 405, 429, 500, 503];
/** Names of the member with the error message, the most likely first. `detail` and `title` are from RFC 9457. */
const MESSAGE_MEMBERS = ['message', 'detail', 'title', 'error_description', 'error', 'description', 'reason', 'msg'];
const STATUS_MEMBERS = ['status', 'status_code', 'statusCode'];

/** The content of the profile `documented`, which replaces the facts that a description lacks. */
export function builtIn(): JsonObject {
  return readProfileFile(profileFile('documented', '.'));
}

interface ErrorBody {
  mediaType: string;
  schema: JsonValue;
  statuses: Set<number>;
  /** Number of responses with this body. */
  times: number;
}

/** Returns the most frequent error body, or that of the profile `documented` if the description has none. */
export function errorOf(
  operations: readonly Operation[],
  description: Description,
  schemas: Schemas,
  remarks: Remarks,
): Profile['error'] {
  const bodies = errorBodiesOf(operations, description);
  const [most, ...others] = [...bodies.values()].sort((a, b) => b.times - a.times);
  if (most === undefined) {
    remarks.assumed('errors', 'no error response has a body: that of "REST API: Your Request" is expected');
    return builtIn().error as unknown as Profile['error'];
  }
  if (others.length > 0) {
    remarks.assumed(
      'errors',
      `every error has the most frequent body (${most.mediaType}); ${others.length} more are described`,
    );
  }
  const properties = propertiesOf(description, most.schema);
  const isText = (name: string): boolean => typesOf(properties[name] ?? {}).includes('string');
  const isNumber = (name: string): boolean =>
    typesOf(properties[name] ?? {}).some((type) => /^(integer|number)$/.test(type));
  const message = MESSAGE_MEMBERS.find(isText) ?? Object.keys(properties).find(isText);
  if (message === undefined) {
    remarks.assumed('errors', 'the error body has no text member: "message" is expected to contain the message');
  }
  const described = ERROR_STATUSES.filter((status) => most.statuses.has(status));
  if (described.length === 0) {
    const statuses = [...most.statuses].sort().join(', ');
    remarks.assumed(
      'errors',
      `no error status of the contract is described: the body of ${statuses} is expected of each`,
    );
  }
  const undescribed = described.length === 0 ? [] : ERROR_STATUSES.filter((status) => !described.includes(status));
  return {
    mediaType: most.mediaType,
    schema: schemas.convert(most.schema),
    statusProperty: STATUS_MEMBERS.find(isNumber) ?? null,
    messageProperty: message ?? 'message',
    undescribedStatuses: undescribed,
  };
}

function errorBodiesOf(operations: readonly Operation[], description: Description): Map<string, ErrorBody> {
  const bodies = new Map<string, ErrorBody>();
  for (const { responses } of operations) {
    for (const [code, response] of Object.entries(responses)) {
      const statuses = statusesOf(code, Object.keys(responses));
      for (const [type, media] of Object.entries(description.resolve(response.content))) {
        const mediaType = type.split(';')[0]?.trim().toLowerCase() ?? type;
        const schema = description.resolve(media).schema;
        if (statuses.length === 0 || schema === undefined || !/json$|xml$/.test(mediaType)) continue;
        const key = `${mediaType} ${JSON.stringify(schema)}`;
        const body = bodies.get(key) ?? { mediaType, schema, statuses: new Set(), times: 0 };
        body.times += 1;
        for (const status of statuses) body.statuses.add(status);
        bodies.set(key, body);
      }
    }
  }
  return bodies;
}

/** The error statuses of the contract that a key of `responses` covers, such as `404`, `4XX` or `default`. */
function statusesOf(code: string, all: readonly string[]): number[] {
  if (code === 'default') return ERROR_STATUSES.filter((status) => !all.includes(String(status)));
  if (/^[45]XX$/i.test(code))
    return ERROR_STATUSES.filter((status) => String(status)[0] === code[0] && !all.includes(String(status)));
  return /^[45]\d\d$/.test(code) ? [Number(code)] : [];
}

/** Statuses besides 400 that the description gives for a body of an unsupported media type. */
export function mediaRefusalsOf(operations: readonly Operation[]): number[] {
  const writes = operations.filter(({ method }) => method === 'POST' || method === 'PUT');
  return [415].filter((status) => writes.some(({ responses }) => Object.hasOwn(responses, String(status))));
}

/** The most frequent media type of representations. JSON is preferred, because only a profile can say how to read XML. */
export function mediaTypeOf(operations: readonly Operation[]): string {
  const times = new Map<string, number>();
  for (const { bodies } of operations) {
    for (const type of Object.keys(bodies)) if (!type.includes('*')) times.set(type, (times.get(type) ?? 0) + 1);
  }
  const isJson = (type: string): number => Number(/[/+]json$/.test(type));
  const [most] = [...times].sort((a, b) => isJson(b[0]) - isJson(a[0]) || b[1] - a[1]);
  return most?.[0] ?? 'application/json';
}

/** Finds the members of a list that link to other pages, and the query parameter for the page size. */
export function pagingOf(
  lists: readonly { operation: Operation; properties: JsonObject }[],
  remarks: Remarks,
): Profile['paging'] {
  for (const { operation, properties } of lists) {
    const link = (which: string) =>
      Object.keys(properties).find((name) =>
        new RegExp(`^(${which})(_?page)?(_?(uri|url|link|href))?$`, 'i').test(name),
      );
    const next = link('next');
    const size = operation.query.find(({ name }) => /^(page_?size|per_?page|limit)$/i.test(String(name)));
    if (next === undefined || size === undefined) continue;
    const { minimum, maximum, default: preset } = (size.schema ?? {}) as JsonObject;
    const [previous, first, last] = [link('prev(ious)?'), link('first'), link('last')];
    const maxSize = typeof maximum === 'number' ? maximum : 50;
    if (maximum === undefined) remarks.assumed('paging', `${size.name} has no maximum: the page size is ${maxSize}`);
    return {
      sizeParameter: String(size.name),
      ...(typeof minimum === 'number' && minimum > 1 && minimum <= maxSize && { minSize: minimum }),
      maxSize,
      ...(typeof preset === 'number' && preset >= 1 && preset <= maxSize && { defaultSize: preset }),
      nextProperty: next,
      ...(previous !== undefined && { previousProperty: previous }),
      ...(first !== undefined && { firstProperty: first }),
      ...(last !== undefined && { lastProperty: last }),
    };
  }
  if (lists.length > 0)
    remarks.assumed('paging', 'no list describes its page size and next page: each is read as one page');
  return null;
}
