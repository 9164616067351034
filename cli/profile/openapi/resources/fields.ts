/** Converts the schema of a form to the fields of a profile. */
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import type { Field } from '../../../../specs/profile/model.ts';
import type { Description } from '../description/description.ts';
import { propertiesOf, typesOf } from '../description/schemas.ts';
import { type Bounds, defaultString, type FormContext, type Kind, kindOf } from './fieldKinds.ts';
import { sameName, snakeCase } from './names.ts';

/** Returns the fields of the create form. Fields that `update` lacks are marked as not updatable. */
export function fieldsOf(create: JsonObject, update: JsonObject | null, context: FormContext): Record<string, Field> {
  const required = Array.isArray(create.required) ? create.required : [];
  const updatable = update === null ? [] : Object.keys(propertiesOf(context.description, update));
  const fields: Record<string, Field> = {};
  for (const [name, schema] of Object.entries(propertiesOf(context.description, create))) {
    const isRequired = required.includes(name);
    const kind = kindOf(name, schema, isRequired, context);
    if (typeof kind === 'string') {
      if (isRequired) context.remarks.assumed(`${context.where}, field ${name}`, `${kind}; give a value with --value`);
      else context.remarks.fieldLeftOut(context.where, name, kind);
      if (!isRequired) continue;
    }
    const known: Kind = typeof kind === 'string' ? { bounds: defaultString(), stated: false } : kind;
    fields[name] = fieldOf(name, schema, known, isRequired, update !== null && !updatable.includes(name), context);
  }
  return fields;
}

function fieldOf(
  name: string,
  schema: JsonObject,
  { bounds, stated }: Kind,
  required: boolean,
  createOnly: boolean,
  { representation }: FormContext,
): Field {
  const property = sameName(name, Object.keys(representation));
  const echoed = property !== undefined && shows(bounds, schema, representation[property] ?? {});
  const preset = presetOf(bounds, schema.default);
  return {
    ...bounds,
    property: property ?? snakeCase(name),
    ...(required && { requiredAtCreate: true }),
    ...(createOnly && { updatable: false }),
    ...(!echoed && { echoed: false }),
    ...(echoed && preset !== undefined && { default: preset }),
    ...(!stated && { enforced: required ? 'presence' : false }),
  };
}

/** Whether the property can return the value unchanged. */
function shows(bounds: Bounds, sent: JsonObject, property: JsonObject): boolean {
  const types = typesOf(property);
  if (bounds.type === 'integer') return types.length === 1 && types[0] === 'integer';
  if (typesOf(sent).some((type) => type !== 'string') || String(sent.format ?? '').startsWith('date')) return false;
  return types.length === 1 && types[0] === 'string';
}

/** The default, if the bounds allow it. */
function presetOf(bounds: Bounds, preset: unknown): string | number | undefined {
  if (bounds.type === 'integer') {
    const within = Number.isInteger(preset) && Number(preset) >= bounds.minimum && Number(preset) <= bounds.maximum;
    return within ? Number(preset) : undefined;
  }
  if (typeof preset !== 'string') return undefined;
  if (bounds.type === 'enum') return bounds.values.includes(preset) ? preset : undefined;
  if (bounds.type !== 'string') return undefined;
  return preset.length >= bounds.minLength && preset.length <= bounds.maxLength ? preset : undefined;
}

/** Fields that exist only in updates, and those that every update requires. */
export function updateFields(create: JsonObject, update: JsonObject, description: Description) {
  const known = Object.keys(propertiesOf(description, create));
  const only = Object.keys(propertiesOf(description, update)).filter((name) => !known.includes(name));
  const shared = Object.keys(propertiesOf(description, update)).filter((name) => known.includes(name));
  const required = (Array.isArray(update.required) ? update.required : []).map(String);
  // if an update can change only one property, requiring it is no restriction
  const always = shared.length === 1 && required.length === 1 && shared[0] === required[0];
  return { only, required: always ? [] : required };
}
