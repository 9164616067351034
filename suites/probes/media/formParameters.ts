/** `media.form-parameters`: a charset, or other letter case, of the form's type changes nothing. */

import type { Form } from '../../../generators/form.ts';
import { FORM_TYPE, formMediaTypeTable, type MediaType } from '../../../generators/mediaType.ts';
import type { Case } from '../../support/case.ts';
import { type Exchange, representation } from '../../support/exchange.ts';
import type { Probe } from '../../support/trial.ts';
import { POST, PUT } from '../../support/verbs.ts';
import { firstOfEachMode, placeOf, type Written, writings } from '../../support/writings.ts';
import { labelled, placeName, told } from './places.ts';

export const formParameters: Probe = async (t) => {
  t.evidence.add('natural');
  const places = [POST, PUT].flatMap((verb) => firstOfEachMode(writings(t.profile, verb)));
  await t.each(places, placeName, 'no resource of this run can be written', async (c: Case, at) => {
    const path = await placeOf(c, at);
    const plain = await write(c, at, path, { contentType: FORM_TYPE, label: 'the plain type' });
    const { status } = plain.exchange.response;
    c.need(status >= 200 && status <= 299, `the form under its plain type was answered ${status}`);
    // a create costs a resource for each spelling: one of either kind will do there
    const [charset, ...others] = formMediaTypeTable();
    const spellings = at.mode === 'update' ? [charset, ...others] : [charset, others.at(-1)];
    for (const media of spellings.filter((spelling) => spelling !== undefined)) {
      const other = await write(c, at, path, media);
      await c.status(
        other.exchange,
        [status],
        `${placeName(at)}: the form’s type with ${media.label} is answered like the plain one`,
        async () => true,
      );
      c.check(other.shown === plain.shown, () => ({
        message: `${placeName(at)}: the form’s type with ${media.label} gives the same result as the plain one`,
        expected: `${other.property} ${JSON.stringify(plain.shown)}`,
        actual: `${other.property} ${JSON.stringify(other.shown)}`,
        exchange: other.exchange,
      }));
    }
  });
};

interface Result {
  exchange: Exchange;
  property: string;
  /** What the answer shows, with the value's own marker replaced. */
  shown: string | undefined;
}

/** The value goes beyond ASCII where the field takes text: a charset must not change how it is decoded. */
async function write(c: Case, at: Written, path: string, { contentType }: MediaType): Promise<Result> {
  const { form, property, text } = told(c, at);
  const isText = Object.values(c.resource(at.resource).fields).some(
    (field) => field.property === property && field.type === 'string' && field.maxLength > text.length + 2,
  );
  const sent = isText ? `${text}é` : text;
  const pairs: Form = form.map(([name, value]) => [name, value === text ? sent : value]);
  const exchange = await c.send(labelled(c, at.verb, path, contentType, pairs));
  const value = representation(exchange.response)?.[property];
  return { exchange, property, shown: typeof value === 'string' ? value.replaceAll(text, '…') : undefined };
}
