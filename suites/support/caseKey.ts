/** What a case is known by from run to run: its name without what was drawn for it. */

const DRAWN =
  /“[^”]*”(?= is none of)|\S+(?=, no integer)|\d+(?= other values)|(?<=as parameter )\d+ of \d+|(?<=the scheme written )\S+/g;

export const caseKey = (name: string): string => name.replace(DRAWN, '…');

/** Names one of the values that every run of a property includes. */
export const exampleKey = (property: string, at: number): string => `${property} #${at + 1}`;

/** Names what was drawn for a property: one value is as good as another. */
export const drawnKey = (property: string): string => `${property} ?`;
