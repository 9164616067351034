/** POSTs that carry `_method=DELETE` anywhere but in the query string. */
import type { HttpRequest } from '../../../client/exchange.ts';
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import { FORM_TYPE, jsonBody, multipartBody } from '../../../generators/requests/mediaType.ts';
import type { Case, Live } from '../../fixtures/index.ts';
import { POST } from '../../fixtures/profile/verbs.ts';
import { differingForm } from '../../fixtures/values/forms.ts';

/** A POST that must not delete. */
export interface Harmless {
  label: string;
  of(c: Case, live: Live): HttpRequest;
}

const NAME = '_method';
const VALUE = 'DELETE';

/** Each place that a framework may read parameters from. With `hasFields`, the form has other fields too. */
export function outsideTheQuery(hasFields: boolean): Harmless[] {
  const places: Harmless[] = [
    inBody('in a form', FORM_TYPE, encodeForm([[NAME, VALUE]])),
    {
      label: 'POST with _method=DELETE in a form, beside other fields',
      of: (c, live) =>
        c.session.requests.write(POST, live.path, [[NAME, VALUE], ...(hasFields ? differingForm(c, live) : [])]),
    },
    inBody('in a JSON body', 'application/json', jsonBody([[NAME, VALUE]]).body),
    inBody('in a multipart body', multipartBody([[NAME, VALUE]]).contentType, multipartBody([[NAME, VALUE]]).body),
    inHeader('as a header field', [NAME, VALUE]),
    inHeader('as a cookie', ['Cookie', `${NAME}=${VALUE}`]),
    {
      label: 'POST with _method=DELETE as a segment of the path',
      of: (c, live) => {
        c.session.client.ownership.invented(`${NAME}=${VALUE}`);
        return c.session.requests.write(POST, `${live.path}/${NAME}=${VALUE}`, []);
      },
    },
  ];
  return places;
}

const inBody = (where: string, contentType: string, body: string): Harmless => ({
  label: `POST with _method=DELETE ${where}`,
  of: (c, live) => ({ ...c.session.requests.write(POST, live.path, []), contentType, body }),
});

const inHeader = (where: string, field: [string, string]): Harmless => ({
  label: `POST with _method=DELETE ${where}`,
  of: (c, live) => ({ ...c.session.requests.write(POST, live.path, []), headers: [field] }),
});
