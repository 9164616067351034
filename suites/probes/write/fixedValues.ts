/** The values that every run of `write.round-trip` sends: the edges of each field and the classic texts, by every way of writing. */
import type { ClassicText } from '../../../generators/forms/classicTexts.ts';
import { controlValues, type EdgeValue, edgeValues } from '../../../generators/forms/edgeValues.ts';
import { type Form, fieldsFor, type Mode } from '../../../generators/forms/form.ts';
import { withMarker } from '../../../generators/forms/withMarker.ts';
import type { Field } from '../../../specs/profile/model.ts';
import { isXmlType } from '../../../specs/profile/xmlNames.ts';
import { type Case, own } from '../../fixtures/index.ts';
import { resourceOf } from '../../fixtures/profile/operations.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { pinned, shortValue } from '../../fixtures/values/forms.ts';
import type { Trial } from '../probe.ts';
import { comesBack } from './comesBack.ts';

/** The ways to write a resource: the verb that creates it, and the verbs that update it. */
export interface Ways {
  create: Verb | undefined;
  updates: Verb[];
}

/** One way of writing. */
interface Way {
  mode: Mode;
  verb: Verb;
}

/** The values of one write, by field. */
type Values = Map<string, EdgeValue>;

interface Fixed {
  values: Values;
  mayRefuse: boolean;
}

/**
 * The values take turns among the ways. The resource's position shifts the turns, so that two resources try two ways for a value.
 * Only the first resource sends the texts that need a write each, because the resources of one API are usually served by the same code.
 */
export async function fixedValues(t: Trial, name: string, { create, updates }: Ways, position: number): Promise<void> {
  const ways: Way[] = [
    ...(create === undefined ? [] : [{ mode: 'create' as const, verb: create }]),
    ...updates.map((verb): Way => ({ mode: 'update', verb })),
  ];
  await Promise.all(
    ways.map(async (way, at) => {
      const isTurn = (index: number): boolean => (index + position) % ways.length === at;
      const all = fixedFor(t, name, way.mode, isTurn, position === 0);
      const title = `${verbName(way.verb)} to ${way.mode} ${name}, fixed values`;
      if (way.mode === 'update' && all.length > 0) {
        await t.case(title, async (c) => {
          const live = await own(c, name);
          for (const { values, mayRefuse } of all)
            await comesBack(c, { name, verb: way.verb, live, ...sentBy(c, name, values) }, mayRefuse);
        });
        return;
      }
      await Promise.all(
        all.map(({ values, mayRefuse }, index) =>
          t.case(`${title}, ${index + 1}`, async (c) => {
            await comesBack(c, { name, verb: way.verb, live: undefined, ...sentBy(c, name, values) }, mayRefuse);
          }),
        ),
      );
    }),
  );
}

/** Write n sends the n-th edge value of each field. Texts that a target may refuse are sent without other fields. */
function fixedFor(t: Trial, name: string, mode: Mode, isTurn: (index: number) => boolean, isFirst: boolean): Fixed[] {
  const fields = fieldsFor(resourceOf(t.profile, name), mode).filter(
    ([field]) => pinned(t.session, name, field) === undefined,
  );
  const tables = fields
    .map(([field, definition]) => ({
      field,
      values: edgeValues(definition).filter(({ unmarked }) => isFirst || unmarked !== true),
    }))
    .filter(({ values }) => values.length > 0);
  const most = Math.max(0, ...tables.map(({ values }) => values.length));
  const edges = Array.from({ length: most }, (_, at): Values => {
    return new Map(
      tables.flatMap(({ field, values }) => {
        const value = values[at % values.length];
        return value === undefined ? [] : [[field, value] as const];
      }),
    );
  }).filter((values, index) => isTurn(index) || [...values.values()].some(({ everyWay }) => everyWay === true));
  const xml = isXmlType(t.profile.mediaType);
  const controls = (isFirst ? fields : [])
    .flatMap(([field, definition]) => controlValues(definition, xml).map((value): Values => new Map([[field, value]])))
    .filter((_, index) => isTurn(index));
  return [
    ...edges.map((values) => ({ values, mayRefuse: false })),
    ...controls.map((values) => ({ values, mayRefuse: true })),
  ];
}

/** The form with live sids, and a marker in each unique value that permits one. */
function sentBy(c: Case, name: string, values: Values): { form: Form; pieces: Map<string, ClassicText[]> } {
  const { fields } = c.resource(name);
  const form = [...values].map(([field, value]): [string, string] => [field, markedEdge(c, fields[field], value)]);
  return { form, pieces: new Map([...values].map(([field, { pieces = [] }]) => [field, pieces])) };
}

/** Keeps the exact length of the longest values: their markers replace characters. */
function markedEdge(c: Case, field: Field | undefined, { value, unmarked }: EdgeValue): string {
  if (field?.unique !== true || unmarked === true) return value;
  const isLongest = 'maxLength' in field && value.length === field.maxLength;
  return withMarker(field, value, c.marker(), isLongest) ?? shortValue(c, field, value);
}
