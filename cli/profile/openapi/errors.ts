/** The error part of a profile, from the refusals that a description tells. */

import type { JsonObject, JsonValue } from '../../../specs/profile/mergePatch.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { profileFile, readProfileFile } from '../../../specs/profile/readProfile.ts';
import type { Description } from './description.ts';
import type { Operation } from './operations.ts';
import type { Remarks } from './remarks.ts';
import { propertiesOf, type Schemas, typesOf } from './schemas.ts';

/** Refusals of the contract. */
const STATUSES = [400, 401, 404, 405, 429, 500, 503];
/** Members that tell a person what is wrong, the likeliest first; `detail` and `title` are those of RFC 9457. */
const MESSAGES = ['message', 'detail', 'title', 'error_description', 'error', 'description', 'reason', 'msg'];
const STATUS_MEMBERS = ['status', 'status_code', 'statusCode'];

/** The profile `documented` as its file writes it: what a description leaves open is expected as the page has it. */
export function builtIn(): JsonObject {
  return readProfileFile(profileFile('documented', '../../openapi'));
}

interface Told {
  mediaType: string;
  schema: JsonValue;
  statuses: Set<number>;
  times: number;
}

/** The refusal that most answers are told to have; where none is told, that of the page. */
export function errorOf(
  operations: readonly Operation[],
  description: Description,
  schemas: Schemas,
  remarks: Remarks,
): Profile['error'] {
  const told = toldBy(operations, description);
  const [most, ...others] = [...told.values()].sort((a, b) => b.times - a.times);
  if (most === undefined) {
    remarks.assumed('errors', 'no refusal is described with a body: that of "REST API: Your Request" is expected');
    return builtIn().error as unknown as Profile['error'];
  }
  if (others.length > 0) {
    remarks.assumed(
      'errors',
      `the body of most refusals (${most.mediaType}) is expected of each; ${others.length} more are described`,
    );
  }
  const properties = propertiesOf(description, most.schema);
  const isText = (name: string): boolean => typesOf(properties[name] ?? {}).includes('string');
  const isNumber = (name: string): boolean =>
    typesOf(properties[name] ?? {}).some((type) => /^(integer|number)$/.test(type));
  const message = MESSAGES.find(isText) ?? Object.keys(properties).find(isText);
  if (message === undefined) {
    remarks.assumed(
      'errors',
      'the described refusal holds no text: its member "message" is expected to tell what is wrong',
    );
  }
  const described = STATUSES.filter((status) => most.statuses.has(status));
  if (described.length === 0) {
    const told = [...most.statuses].sort().join(', ');
    remarks.assumed(
      'errors',
      `the body described for ${told} is expected of the contract's refusals, of which none is described`,
    );
  }
  const undescribed = described.length === 0 ? [] : STATUSES.filter((status) => !described.includes(status));
  return {
    mediaType: most.mediaType,
    schema: schemas.convert(most.schema),
    statusProperty: STATUS_MEMBERS.find(isNumber) ?? null,
    messageProperty: message ?? 'message',
    undescribedStatuses: undescribed,
  };
}

function toldBy(operations: readonly Operation[], description: Description): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const { responses } of operations) {
    for (const [code, response] of Object.entries(responses)) {
      const statuses = statusesOf(code, Object.keys(responses));
      for (const [type, media] of Object.entries(description.resolve(response.content))) {
        const mediaType = type.split(';')[0]?.trim().toLowerCase() ?? type;
        const schema = description.resolve(media).schema;
        if (statuses.length === 0 || schema === undefined || !/json$|xml$/.test(mediaType)) continue;
        const key = `${mediaType} ${JSON.stringify(schema)}`;
        const one = told.get(key) ?? { mediaType, schema, statuses: new Set(), times: 0 };
        one.times += 1;
        for (const status of statuses) one.statuses.add(status);
        told.set(key, one);
      }
    }
  }
  return told;
}

/** The refusals that a response object stands for: `404`, `4XX`, `default`. */
function statusesOf(code: string, all: readonly string[]): number[] {
  if (code === 'default') return STATUSES.filter((status) => !all.includes(String(status)));
  if (/^[45]XX$/i.test(code))
    return STATUSES.filter((status) => String(status)[0] === code[0] && !all.includes(String(status)));
  return /^[45]\d\d$/.test(code) ? [Number(code)] : [];
}

/** Statuses by which a body in another media type is told to be refused, beside 400. */
export function mediaRefusalsOf(operations: readonly Operation[]): number[] {
  const writes = operations.filter(({ method }) => method === 'POST' || method === 'PUT');
  return [415].filter((status) => writes.some(({ responses }) => Object.hasOwn(responses, String(status))));
}

/** The media type of most representations, JSON before others. */
export function mediaTypeOf(operations: readonly Operation[]): string {
  const times = new Map<string, number>();
  for (const { bodies } of operations) {
    for (const type of Object.keys(bodies)) if (!type.includes('*')) times.set(type, (times.get(type) ?? 0) + 1);
  }
  // JSON before others: a profile reads XML by a mapping that no description tells
  const isJson = (type: string): number => Number(/[/+]json$/.test(type));
  const [most] = [...times].sort((a, b) => isJson(b[0]) - isJson(a[0]) || b[1] - a[1]);
  return most?.[0] ?? 'application/json';
}

/** A page's member that leads to the next, and the query parameter that says how long a page is. */
export function pagingOf(
  lists: readonly { operation: Operation; properties: JsonObject }[],
  remarks: Remarks,
): Profile['paging'] {
  for (const { operation, properties } of lists) {
    const next = Object.keys(properties).find((name) => /^next(_?page)?(_?(uri|url|link|href))?$/i.test(name));
    const size = operation.query.find(({ name }) => /^(page_?size|per_?page|limit)$/i.test(String(name)));
    if (next === undefined || size === undefined) continue;
    const { maximum } = (size.schema ?? {}) as JsonObject;
    const maxSize = typeof maximum === 'number' ? maximum : 50;
    if (maximum === undefined)
      remarks.assumed('paging', `${size.name} has no maximum: pages of ${maxSize} are asked for`);
    return { sizeParameter: String(size.name), maxSize, nextProperty: next };
  }
  if (lists.length > 0)
    remarks.assumed('paging', 'no list tells its page size and its next page: each is read as one page');
  return null;
}
