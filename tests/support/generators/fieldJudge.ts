/** Validates field values independently of the generators, with JSON Schema and ajv. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Field, Resource } from '../../../specs/profile/model.ts';

const ajv = new Ajv({ allErrors: true });
const compiled = new Map<Field, ValidateFunction>();
const forms = new Map<string, ValidateFunction>();

/** Each rule is one keyword, so that a value with one defect yields one error. */
function schemaOf(field: Field): Record<string, unknown> {
  switch (field.type) {
    case 'string':
      return {
        type: 'string',
        minLength: field.minLength,
        maxLength: field.maxLength,
        pattern: '^[^\\p{Cc}\\p{Cs}\\p{Noncharacter_Code_Point}]*$',
      };
    case 'integer':
      return { type: 'integer', minimum: field.minimum, maximum: field.maximum };
    case 'enum':
      return { enum: field.values.map((value) => value.toLowerCase()) };
    case 'phone':
      return { type: 'string', pattern: '^\\+[1-9][0-9]{1,14}$' };
    case 'sid':
      return { enum: ['{first}', '{second}'] };
    case 'url':
      return {
        type: 'string',
        ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
        allOf: [
          { pattern: '^https?://' },
          { pattern: '^(?!https?://([/?#:]|$))' },
          { pattern: '^[^ ]*$' },
          { pattern: '^[!-~ ]*$' },
        ],
      };
  }
}

/** Parses text strictly: a decimal numeral is a number in an integer field. Enum values ignore letter case. */
const read = (field: Field, text: string): unknown => {
  if (field.type === 'enum') return text.trim().toLowerCase();
  return field.type === 'integer' && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text;
};

/** Returns the problems of a value, one text per violated rule. */
export function judgeValue(field: Field, value: string): string[] {
  const validate = compiled.get(field) ?? ajv.compile(schemaOf(field));
  compiled.set(field, validate);
  return validate(read(field, value)) ? [] : told(validate.errors);
}

/** Returns the problems of a form: missing, unknown and repeated names, and invalid values. */
export function judgeForm(resource: Resource, mode: 'create' | 'update', form: [string, string][]): string[] {
  const known = Object.entries(resource.fields).filter(([, field]) => mode === 'create' || field.updatable !== false);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(known.map(([name, field]) => [name, schemaOf(field)])),
    required: mode === 'create' ? known.filter(([, field]) => field.requiredAtCreate).map(([name]) => name) : [],
    minProperties: mode === 'update' ? 1 : 0,
    additionalProperties: false,
  };
  const key = JSON.stringify(schema);
  const validate = forms.get(key) ?? ajv.compile(schema);
  forms.set(key, validate);
  const values = form.map(([name, text]) => {
    const field = resource.fields[name];
    return [name, field === undefined ? text : read(field, text)];
  });
  const repeated = form.length === new Set(form.map(([name]) => name)).size ? [] : ['repeated'];
  return validate(Object.fromEntries(values)) ? repeated : [...repeated, ...told(validate.errors)];
}

const told = (errors: ErrorObject[] | null | undefined): string[] =>
  (errors ?? []).map(({ instancePath, keyword, schemaPath }) => `${instancePath} ${keyword} ${schemaPath}`);
