/** Media types for request bodies: spellings of the form type, other types, and bodies in the formats of other types. */
import fc from 'fast-check';
import { FORM_TYPE } from '../../specs/model.ts';
import { faked } from '../fakerFrom.ts';
import type { Form } from '../forms/form.ts';

export { FORM_TYPE };

export interface MediaType {
  /** The value of `Content-Type`. */
  contentType: string;
  label: string;
}
export interface LabelledBody extends MediaType {
  body: string;
}

const essence = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();
const isOther = (accepted: string[]): ((media: MediaType) => boolean) => {
  const left = new Set([FORM_TYPE, ...accepted].map(essence));
  return ({ contentType }) => !left.has(essence(contentType));
};

const OTHERS: MediaType[] = [
  { contentType: 'application/json', label: 'JSON' },
  { contentType: 'application/json; charset=utf-8', label: 'JSON with a charset' },
  { contentType: 'application/vnd.api+json', label: 'a JSON dialect' },
  { contentType: 'application/xml', label: 'XML' },
  { contentType: 'text/xml; charset=utf-8', label: 'XML as text' },
  { contentType: 'text/plain', label: 'text' },
  { contentType: 'text/html', label: 'HTML' },
  { contentType: 'multipart/form-data; boundary=proofmark', label: 'multipart' },
  { contentType: 'multipart/form-data', label: 'multipart without a boundary' },
  { contentType: 'application/octet-stream', label: 'octets' },
  { contentType: 'image/png', label: 'an image' },
  { contentType: 'application/x-www-form-urlencodedx', label: 'the form type with a letter more' },
  { contentType: 'application/x-www-form', label: 'the form type cut short' },
  { contentType: 'text/x-www-form-urlencoded', label: 'the form’s subtype under text' },
  { contentType: `text/plain; was="${FORM_TYPE}"`, label: 'text with the form type in a parameter' },
  { contentType: 'nonsense', label: 'no media type' },
];

/** The listed media types, except the form type and the types that the profile accepts. */
export function otherMediaTypeTable(accepted: string[] = []): MediaType[] {
  return OTHERS.filter(isOther(accepted));
}

/** Random media types, except the form type and the `accepted` types. */
export function otherMediaType(accepted: string[] = []): fc.Arbitrary<MediaType> {
  const registered = faked((faker) => faker.system.mimeType()).map((contentType) => ({
    contentType,
    label: 'another type',
  }));
  const invented = faked((faker) => `${faker.hacker.noun()}/${faker.hacker.verb()}`.replaceAll(' ', '-')).map(
    (contentType) => ({ contentType, label: 'an invented type' }),
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...otherMediaTypeTable(accepted)) },
    { weight: 1, arbitrary: registered.filter(isOther(accepted)) },
    { weight: 1, arbitrary: invented.filter(isOther(accepted)) },
  );
}

/** The form type with a charset, and in other letter cases (RFC 9110, section 8.3.1). */
export function formMediaTypeTable(): MediaType[] {
  return [
    { contentType: `${FORM_TYPE};charset=UTF-8`, label: 'charset=UTF-8' },
    { contentType: `${FORM_TYPE}; charset=utf-8`, label: 'charset=utf-8 after a space' },
    { contentType: `${FORM_TYPE}; charset="utf-8"`, label: 'a quoted charset' },
    { contentType: FORM_TYPE.toUpperCase(), label: 'upper case' },
    { contentType: 'Application/X-WWW-Form-UrlEncoded', label: 'mixed case' },
  ];
}

/** The form type in any letter case, with any spelling of a charset parameter or without one. */
export function formMediaType(): fc.Arbitrary<MediaType> {
  const parameter = fc.constantFrom('', ';charset=UTF-8', '; charset=utf-8', '; Charset="UTF-8"', ' ; charset=utf-8');
  return fc
    .tuple(fc.oneof(fc.constant(FORM_TYPE), fc.mixedCase(fc.constant(FORM_TYPE))), parameter)
    .map(([type, suffix]) => ({
      contentType: type + suffix,
      label: `${type === FORM_TYPE ? 'lower' : 'mixed'} case, ${suffix === '' ? 'no parameter' : 'a charset'}`,
    }));
}

/** The form as `multipart/form-data` (RFC 7578), with a boundary that no value contains. */
export function multipartBody(form: Form): LabelledBody {
  const text = form.flat().join('\n');
  let boundary = 'proofmark';
  while (text.includes(boundary)) boundary += '-';
  const parts = form.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"\r\n\r\n${value}\r\n`,
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `${parts.join('')}--${boundary}--\r\n`,
    label: 'a multipart body labelled as multipart',
  };
}

/** The form as a JSON object. Integers are strings or, with `numbers`, JSON numbers. */
export function jsonBody(form: Form, numbers = false): LabelledBody {
  const value = (text: string): string | number => (numbers && /^-?\d{1,15}$/.test(text) ? Number(text) : text);
  const members = form.map(([name, text]) => `${JSON.stringify(name)}:${JSON.stringify(value(text))}`);
  return { contentType: 'application/json', body: `{${members.join(',')}}`, label: 'a JSON body labelled as JSON' };
}

/** The form as an XML element with one child for each field. */
export function xmlBody(form: Form): LabelledBody {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const children = form.map(([name, text]) => `<${name}>${escaped(text)}</${name}>`);
  return {
    contentType: 'application/xml',
    body: `<?xml version="1.0" encoding="UTF-8"?><Request>${children.join('')}</Request>`,
    label: 'an XML body labelled as XML',
  };
}

/** The form as `text/plain`, as browsers encode it: one line for each field. */
export function textBody(form: Form): LabelledBody {
  const lines = form.map(([name, text]) => `${name}=${text}\r\n`);
  return { contentType: 'text/plain', body: lines.join(''), label: 'a text body labelled as text' };
}

/** Converts a field's name into the name by which a body of another format may call it. */
export type Renaming = (field: string) => string;

/** `max_size` → `maxSize` */
export const inCamelCase = (property: string): string =>
  property.replace(/_+([a-z0-9])/g, (_, first: string) => first.toUpperCase());

/**
 * The form in other formats, with the matching media type. The names are those of the form, or those of the representation, which
 * `property` returns. Formats that the profile accepts are omitted.
 */
export function labelledBodies(form: Form, property: Renaming, accepted: string[] = []): LabelledBody[] {
  const renamed = (rename: Renaming): Form => form.map(([name, text]) => [rename(name), text]);
  const shown = renamed(property);
  const json = jsonBody(form);
  return [
    json,
    { ...jsonBody(form, true), label: 'a JSON body with numbers' },
    { ...json, contentType: 'application/json; charset=utf-8', label: 'a JSON body with a charset' },
    { ...jsonBody(shown, true), label: 'a JSON body with the names of the representation' },
    {
      ...jsonBody(
        renamed((name) => inCamelCase(property(name))),
        true,
      ),
      label: 'a JSON body with names in camel case',
    },
    { ...jsonBody(shown, true), contentType: 'application/merge-patch+json', label: 'a JSON merge patch' },
    multipartBody(form),
    { ...multipartBody(shown), label: 'a multipart body with the names of the representation' },
    xmlBody(form),
    { ...xmlBody(shown), label: 'an XML body with the names of the representation' },
    textBody(form),
  ].filter(isOther(accepted));
}
