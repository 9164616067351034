/** `media.form-parameters`: a charset parameter or another letter case of the form's type makes no difference. */
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { FORM_TYPE, formMediaTypeTable, type MediaType } from '../../../generators/requests/mediaType.ts';
import type { Case } from '../../fixtures/index.ts';
import { modeAt, type Operation, operationName } from '../../fixtures/profile/operations.ts';
import { POST, PUT } from '../../fixtures/profile/verbs.ts';
import { firstOfEachPlace, writingName, writings } from '../../fixtures/profile/writings.ts';
import { once } from '../../fixtures/provider/shared.ts';
import { recognisableForm } from '../../fixtures/values/recognisableValue.ts';
import { check, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { target } from './applied.ts';
import { labelled } from './labelled.ts';

interface Row {
  operation: Operation;
  media: MediaType;
}

/** The result of a write, for comparison. */
interface Result {
  exchange: Exchange;
  property: string;
  /** The value in the answer, with the marker replaced by `OWN`. */
  shown: string | undefined;
}

/** Replaces the marker of a value. */
const OWN = '<own>';

export const formParameters: Probe = async (t) => {
  const places = [POST, PUT].flatMap((verb) => firstOfEachPlace(writings(t.profile, verb)));
  await t.each(rowsFor(places), rowName, 'no resource of this run can be written', async (c, { operation, media }) => {
    const plain = await plainResult(c, operation);
    let spelled = await write(c, operation, media.contentType);
    if (!isSame(spelled, plain)) {
      // Repeat both requests, because an unreliable target may give a different result only once.
      const again = await write(c, operation, FORM_TYPE);
      need(isSame(again, plain), 'the form with its plain type does not give the same result twice');
      spelled = await write(c, operation, media.contentType);
    }
    const { exchange, property, shown } = spelled;
    check(c, statusOf(spelled) === statusOf(plain), () => ({
      message: `${writingName(operation)}: the form’s type with ${media.label} is answered like the plain one`,
      expected: `status ${statusOf(plain)}`,
      actual: `status ${statusOf(spelled)}`,
      exchange,
    }));
    check(c, shown === plain.shown, () => ({
      message: `${writingName(operation)}: the form’s type with ${media.label} gives the same result as the plain one`,
      expected: `${property} ${JSON.stringify(plain.shown)}`,
      actual: `${property} ${JSON.stringify(shown)}`,
      exchange,
    }));
  });
};

/** The rows: all spellings for the first update. Any other write has one spelling with a charset and one in another letter case. */
function rowsFor(places: Operation[]): Row[] {
  const all = formMediaTypeTable();
  const few = all.filter((_, at) => at === 0 || at === all.length - 1);
  const thorough = places.find(({ place }) => place === 'instance');
  return places.flatMap((operation) => (operation === thorough ? all : few).map((media) => ({ operation, media })));
}

const rowName = ({ operation, media }: Row): string => `${writingName(operation)}: ${media.label}`;
const statusOf = ({ exchange }: Result): number => exchange.response.status;
const isSame = (one: Result, other: Result): boolean => statusOf(one) === statusOf(other) && one.shown === other.shown;

/** The result with the plain type, sent once per run. Inconclusive if the form is not applied. */
async function plainResult({ session }: Case, operation: Operation): Promise<Result> {
  const { value } = await once(
    session,
    `control ${operationName(operation)} of the plain form type`,
    async (holder) => {
      const result = await write(holder, operation, FORM_TYPE);
      need(isSuccess(result.exchange), `the form with its plain type was answered ${statusOf(result)}`);
      need(result.shown?.includes(OWN) === true, 'the answer to the plain type does not show the sent value');
      return result;
    },
  );
  return value;
}

/** Writes a recognisable value, with a non-ASCII character if possible: a charset must not change how it is decoded. */
async function write(c: Case, operation: Operation, contentType: string): Promise<Result> {
  const live = await target(c, operation);
  const { form, property, text } = recognisableForm(c, operation.resource, modeAt(operation.place));
  const isText = Object.values(c.resource(operation.resource).fields).some(
    (field) => field.property === property && field.type === 'string' && field.maxLength > text.length + 2,
  );
  const sent: Form = form.map(([name, value]) => [name, isText && value === text ? `${value}é` : value]);
  const exchange = await c.send(labelled(c, operation, live, contentType, encodeForm(sent)));
  const value = c.shown(exchange)?.[property];
  return { exchange, property, shown: typeof value === 'string' ? value.replaceAll(text, OWN) : undefined };
}
