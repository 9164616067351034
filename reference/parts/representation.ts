/** Representations, lists, and the validators of conditional requests (RFC 9110 section 13). */
import { createHash } from 'node:crypto';
import { header } from '../http/headers.ts';
import type { GetParts, Parts, Validators } from '../parts.ts';
import { listDocument } from '../representations/listing.ts';
import { isJson, xmlText } from '../representations/xml.ts';

type RepresentationParts = Pick<Parts, 'represent' | 'representList' | 'serialize' | 'validators' | 'notModified'>;

const opaque = (etag: string): string => etag.replace(/^W\//, '');

/** If-None-Match uses weak comparison and overrides If-Modified-Since (RFC 9110 sections 13.1.2 and 13.1.3). */
function matches(validators: Validators, ifNoneMatch: string | null, ifModifiedSince: string | null): boolean {
  if (ifNoneMatch !== null) {
    const { etag } = validators;
    if (etag === undefined) return false;
    const listed = ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? [];
    return ifNoneMatch.trim() === '*' || listed.some((other) => opaque(other) === opaque(etag));
  }
  if (ifModifiedSince === null || validators.lastModified === undefined) return false;
  return Date.parse(validators.lastModified) <= Date.parse(ifModifiedSince);
}

export const representationParts = (getParts: GetParts): RepresentationParts => ({
  represent: (item, x) => x.route?.resource.stored?.represent(item) ?? {},
  representList: (items, x) => listDocument(items, (item) => getParts().represent(item, x), x),
  serialize: (document, x) =>
    isJson(x)
      ? { type: 'application/json', text: JSON.stringify(document) }
      : { type: 'application/xml', text: xmlText(document, x) },
  validators: (text, item) => ({
    etag: `"${createHash('sha1').update(text).digest('base64url')}"`,
    lastModified: new Date(item.updatedAt).toUTCString(),
  }),
  notModified: (validators, x) =>
    x.unchanged || matches(validators, header(x.incoming, 'if-none-match'), header(x.incoming, 'if-modified-since')),
});
