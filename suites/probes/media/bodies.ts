/** Bodies that a target must not apply: forms with another content type or none, and other formats. */
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import type { Form } from '../../../generators/forms/form.ts';
import {
  jsonBody,
  labelledBodies,
  type MediaType,
  otherMediaTypeTable,
  type Renaming,
} from '../../../generators/requests/mediaType.ts';

export interface WrongBody {
  label: string;
  /** The content type. `null` sends no `Content-Type` field. */
  contentType: string | null;
  /** The body. `property` returns the name by which the representation calls a field. */
  of(form: Form, property: Renaming): string;
}

/** A form with another content type. */
export function mislabelled({ contentType, label }: MediaType): WrongBody {
  return { label: `a form labelled as ${label}`, contentType, of: (form) => encodeForm(form) };
}

/** Bodies in other formats, with the matching content type. */
export function asLabelled(accepted: string[]): WrongBody[] {
  return labelledBodies([], String, accepted).map(({ contentType, label }) => ({
    label,
    contentType,
    of: (form, property) => labelledBodies(form, property, accepted).find((body) => body.label === label)?.body ?? '',
  }));
}

/** One of each kind. */
export function everyWrongBody(accepted: string[]): WrongBody[] {
  return [...asLabelled(accepted), ...otherMediaTypeTable(accepted).map(mislabelled)];
}

const COMMON = new Set([
  'a JSON body labelled as JSON',
  'a JSON body with the names of the representation',
  'a multipart body labelled as multipart',
  'a multipart body with the names of the representation',
  'an XML body labelled as XML',
  'a form labelled as JSON',
  'a form labelled as XML',
  'a form labelled as text',
  'a form labelled as multipart',
  'a form labelled as octets',
  'a form labelled as no media type',
]);

/** Bodies that real servers are known to apply like a form. */
export function commonWrongBodies(accepted: string[]): WrongBody[] {
  return everyWrongBody(accepted).filter(({ label }) => COMMON.has(label));
}

/** Bodies without a content type. */
export const UNLABELLED: WrongBody[] = [
  { label: 'a form without a content type', contentType: null, of: (form) => encodeForm(form) },
  { label: 'a JSON body without a content type', contentType: null, of: (form) => jsonBody(form).body },
  {
    label: 'a JSON body with the names of the representation and without a content type',
    contentType: null,
    of: (form, property) =>
      jsonBody(
        form.map(([name, text]) => [property(name), text]),
        true,
      ).body,
  },
];
