/** What a write says: media type, decoding, and validation of each field (the page, "Creating or Updating Resources"). */
import { parse } from 'content-type';
import { header } from '../http/headers.ts';
import { parseUrlencoded } from '../http/urlencoded.ts';
import { MAX_BODY } from '../http/wire.ts';
import type { Exchange, FormField, Pairs, Problem, Values } from '../model.ts';
import type { GetParts, Parts } from '../parts.ts';
import { invalid, isProblem } from '../representations/problems.ts';

type FormParts = Pick<
  Parts,
  'isForm' | 'decode' | 'readForm' | 'parameter' | 'fields' | 'readValue' | 'missing' | 'taken' | 'validate'
>;

/** The form's media type in any letter case, with no charset but UTF-8 (RFC 9110 section 8.3.1). */
function isForm(contentType: string | null): boolean {
  if (contentType === null) return false;
  const { type, parameters } = parse(contentType);
  const charset = parameters.charset?.toLowerCase() ?? 'utf-8';
  return type.toLowerCase() === 'application/x-www-form-urlencoded' && charset === 'utf-8';
}

/** Any Unicode but controls, surrogates and noncharacters. */
const NOT_TEXT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const INTEGER = /^-?\d{1,15}$/;
const PHONE = /^\+[1-9]\d{1,14}$/;
const SID = /^[A-Z]{2}[0-9a-f]{32}$/;
const ABSOLUTE = /^https?:\/\/[^/?#\s]+/i;

/** Lengths count code points. */
function readValue(name: string, field: FormField, text: string): string | number | Problem {
  if (NOT_TEXT.test(text)) return invalid(`${name} contains a character that is not text`);
  switch (field.type) {
    case 'string': {
      const length = [...text].length;
      if (length >= field.minLength && length <= field.maxLength) return text;
      return invalid(`${name} must have ${field.minLength} to ${field.maxLength} characters, it has ${length}`);
    }
    case 'integer': {
      const value = INTEGER.test(text) ? Number(text) : Number.NaN;
      if (value >= field.minimum && value <= field.maximum) return value;
      return invalid(`${name} must be an integer from ${field.minimum} to ${field.maximum}`);
    }
    case 'enum':
      return field.values.includes(text) ? text : invalid(`${name} must be one of ${field.values.join(', ')}`);
    case 'url':
      if (text === '' || (ABSOLUTE.test(text) && !/\s/.test(text) && URL.canParse(text))) return text;
      return invalid(`${name} must be an absolute http or https URL`);
    case 'phone':
      return PHONE.test(text) ? text : invalid(`${name} must be a telephone number in the form of E.164`);
    case 'sid':
      return SID.test(text) ? text : invalid(`${name} must be a sid`);
  }
}

const isCreate = (x: Exchange): boolean => x.route?.sid === null;

export const formParts = (getParts: GetParts): FormParts => ({
  isForm,
  decode: (body) => parseUrlencoded(body.toString('utf8')),
  readForm: (x) => {
    if (x.incoming.body.length === 0) return [];
    if (x.incoming.body.length > MAX_BODY) return invalid(`The body has more than ${MAX_BODY} bytes`);
    if (getParts().isForm(header(x.incoming, 'content-type'), x)) return getParts().decode(x.incoming.body, x);
    return invalid('The body must be application/x-www-form-urlencoded, and the Content-Type header must say so');
  },
  parameter: (form, name) => form.find(([key]) => key === name)?.[1] ?? null,
  fields: (x) => x.route?.resource.fields ?? {},
  readValue,
  missing: (_, field, text, x) => text === null && field.requiredAtCreate === true && isCreate(x),
  taken: (name, value, x) => {
    if (x.route === null || x.route.accountSid === null) return false;
    const others = getParts().store.all(x.route.accountSid, x.route.resource.name);
    return others.some((item) => item.values[name] === value && item.sid !== x.route?.sid);
  },
  validate: (form: Pairs, x) => {
    const parts = getParts();
    const values: Values = {};
    for (const [name, field] of Object.entries(parts.fields(x))) {
      const text = parts.parameter(form, name, x);
      if (parts.missing(name, field, text, x)) return invalid(`${name} is required`);
      if (text === null) continue;
      const value = parts.readValue(name, field, text, x);
      if (isProblem(value)) return value;
      if (field.unique === true && parts.taken(name, value, x)) {
        return invalid(`${name} is already the name of another resource of this account`, 22003);
      }
      values[name] = value;
    }
    return values;
  },
});
