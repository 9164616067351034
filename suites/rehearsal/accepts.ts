/** Whether a target that keeps a profile accepts a form. */
import type { Form } from '../../generators/forms/form.ts';
import type { Field, Resource } from '../../specs/profile/model.ts';

/** At create, what is required must be there; an update needs at least one field that it may change. */
export function accepts(
  { fields }: Resource,
  form: Form,
  create: boolean,
  pinned: (field: string) => string | undefined,
): boolean {
  const sent = new Map(form);
  const known = Object.entries(fields).filter(([, field]) => create || field.updatable !== false);
  const complete = known.every(
    ([name, field]) => sent.has(name) || !create || field.requiredAtCreate !== true || free(field),
  );
  const some = create || known.some(([name]) => sent.has(name));
  return complete && some && known.every(([name, field]) => valid(field, sent.get(name), pinned(name)));
}

const free = (field: Field): boolean => field.enforced === false;

function valid(field: Field, value: string | undefined, pinned: string | undefined): boolean {
  if (value === undefined || free(field) || value === pinned) return true;
  switch (field.type) {
    case 'string': {
      const { length } = [...(field.trimmed === true ? value.trim() : value)];
      return length >= field.minLength && length <= field.maxLength;
    }
    case 'integer':
      return /^-?\d+$/.test(value) && Number(value) >= field.minimum && Number(value) <= field.maximum;
    case 'enum':
      return field.values.includes(value);
    case 'url':
      return (
        value === '' || (/^https?:\/\/[^\s/?#:]\S*$/i.test(value) && value.length <= (field.maxLength ?? value.length))
      );
    case 'phone':
      return /^\+[1-9]\d{1,14}$/.test(value);
    case 'sid':
      return value !== '';
  }
}
