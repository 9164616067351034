/** The id of a new clause: its form, and the names of the files that belong to it. */
import { AREAS, type Area } from '../specs/model.ts';

/** The request cannot be carried out; the message is one line for the person who typed it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export interface NewClause {
  id: string;
  area: Area;
  /** What follows the area: `no-body`. */
  name: string;
}

const FORM = /^([a-z]+)\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;

/** @throws UsageError where the id has another form, an unknown area, or is taken */
export function parseId(id: string, taken: readonly string[]): NewClause {
  if (/\.\d+$/.test(id)) throw new UsageError(`${id}: specs/status-tables.json defines the status cells`);
  const [, prefix, name] = FORM.exec(id) ?? [];
  if (prefix === undefined || name === undefined) {
    throw new UsageError(
      `${JSON.stringify(id)}: an id is area.name, in lower-case words with dashes, such as get.no-body`,
    );
  }
  const area = AREAS.find((known) => known === prefix);
  if (area === undefined) throw new UsageError(`${id}: unknown area "${prefix}"; known: ${AREAS.join(', ')}`);
  if (taken.includes(id)) throw new UsageError(`${id}: a clause has this id already`);
  return { id, area, name };
}

export const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Words that no variable may be called. */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** A name for the export: that of the clause, with the area in front where the index or the language has it already. */
export function exportName({ area, name }: NewClause, index: string): string {
  const plain = camelCase(name);
  const isTaken = RESERVED.has(plain) || new RegExp(`\\b${plain}\\b`).test(index);
  return isTaken ? camelCase(`${area}-${name}`) : plain;
}
