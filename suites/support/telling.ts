/** Values by which a resource can be told from every other, in its representation and in a list. */
import type { Form } from '../../generators/form.ts';
import type { Field } from '../../specs/profile.ts';
import type { Case } from './case.ts';
import type { Representation } from './exchange.ts';
import { isUpdatable } from './targets.ts';

export interface Telling {
  /** What a create or an update needs, the telling value among it. */
  form: Form;
  property: string;
  /** Letters and digits alone, unless the field is a URL: nothing that decoding could change. */
  text: string;
}

/** A form whose one field can be recognised; undefined where the resource has no field that shows a text of our own. */
export function tellingForm(c: Case, name: string, mode: 'create' | 'update'): Telling | undefined {
  const fields = Object.entries(c.resource(name).fields);
  const candidates = fields.filter(
    ([field, definition]) =>
      definition.echoed !== false &&
      c.pinned(name, field) === undefined &&
      (mode === 'create' || isUpdatable(definition)),
  );
  const marker = c.marker();
  const isText = ([, { type }]: [string, Field]) => type === 'string';
  const [chosen] = [...candidates.filter(isText), ...candidates.filter((entry) => !isText(entry))].filter(
    ([, definition]) => textFor(definition, marker) !== undefined,
  );
  if (chosen === undefined) return undefined;
  const [field, definition] = chosen;
  const text = textFor(definition, marker) ?? marker;
  const others =
    mode === 'create'
      ? c
          .plainForm(name)
          .filter(([known]) => c.resource(name).fields[known]?.requiredAtCreate === true && known !== field)
      : [];
  return { form: [...others, [field, text]], property: definition.property, text };
}

/** Whether the representation, or an item of a list, shows the telling value. */
export function tells(shown: Representation, { property, text }: Telling): boolean {
  return shown[property] === text;
}

function textFor(field: Field, marker: string): string | undefined {
  if (field.type === 'url') return `https://example.com/${marker}`;
  if (field.type !== 'string' || field.maxLength < marker.length) return undefined;
  return marker.padEnd(field.minLength, 'x');
}
