/** The id of a new clause: its form, and the names of the files that belong to it. */
import { AREAS, type Area } from '../specs/model.ts';

/** A wrong argument of the command. The message is one line. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export interface NewClause {
  id: string;
  area: Area;
  /** The id without the area, such as `no-body`. */
  name: string;
}

const FORM = /^([a-z]+)\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;

/** @throws UsageError if the id is malformed, has an unknown area, or belongs to another clause */
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

/** Reserved words, which cannot be names of variables. */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** Returns the name of the export. It begins with the area if the name alone is reserved or is already in the index. */
export function exportName({ area, name }: NewClause, index: string): string {
  const plain = camelCase(name);
  const isTaken = RESERVED.has(plain) || new RegExp(`\\b${plain}\\b`).test(index);
  return isTaken ? camelCase(`${area}-${name}`) : plain;
}
