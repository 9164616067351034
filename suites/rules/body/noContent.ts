/** A 204 and a 304 have no content. Header fields tell of it, and so do bytes that the client could not parse. */
import { headerValues } from '../../../client/exchange.ts';
import { cellOf } from '../method.ts';
import { judged, type Rule } from '../rule.ts';

export const noContent: Rule = {
  clauses: ['delete.204', 'overload.delete.204', 'get.304'],
  judge({ request, response }) {
    const { status, body } = response;
    const cell = cellOf(request, status);
    if (cell === undefined || !this.clauses.includes(cell)) return undefined;
    const fields = ['transfer-encoding', 'content-length'].flatMap((name) =>
      headerValues(response, name).map((value) => `${name}: ${value.trim()}`),
    );
    // A 304 may describe the body of the 200 (RFC 9110 8.6, RFC 9112 6.1). A length of 0 is only noted.
    const wrong = status === 304 ? [] : fields.filter((field) => field !== 'content-length: 0');
    const actual = [...(body.length > 0 ? [`${body.length} bytes after the header`] : []), ...wrong];
    return judged(cell, actual.length === 0, () => ({
      message: `a ${status} has no content (RFC 9110 8.6, 15.3.5 and 15.4.5)`,
      expected: 'no bytes after the header, and for 204 no Transfer-Encoding or Content-Length',
      actual: actual.join(', '),
    }));
  },
};
