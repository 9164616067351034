/** Remarks for the user on what a profile leaves out of a description, and what it assumes beyond it. */
import type { Writable } from 'node:stream';
import { visibleLine } from '../../../reports/text/escape.ts';

export type RemarkKind = 'left out' | 'assumed';

export interface Remark {
  kind: RemarkKind;
  /** An operation, a path, or a resource. */
  what: string;
  why: string;
}

export class Remarks {
  readonly all: Remark[] = [];

  leftOut(what: string, why: string): void {
    this.#add('left out', what, why);
  }

  assumed(what: string, why: string): void {
    this.#add('assumed', what, why);
  }

  /** A field of an operation's form. Fields of one form with the same reason share a remark. */
  fieldLeftOut(where: string, field: string, why: string): void {
    const known = this.all.find(
      (one) => one.why === why && (one.what.startsWith(`${where}, field `) || one.what.startsWith(`${where}, fields `)),
    );
    if (known === undefined) this.leftOut(`${where}, field ${field}`, why);
    else if (!known.what.split(/[ ,]+/).includes(field))
      known.what = `${known.what.replace(`${where}, field `, `${where}, fields `)}, ${field}`;
  }

  #add(kind: RemarkKind, what: string, why: string): void {
    if (!this.all.some((one) => one.kind === kind && one.what === what && one.why === why)) {
      this.all.push({ kind, what, why });
    }
  }
}

/** The width of the first column. After a longer text, the reason starts on a new line. */
const MAX_WIDTH = 72;

/** Prints two tables of two columns: what is left out, then what is assumed. */
export function printRemarks(remarks: readonly Remark[], out: Pick<Writable, 'write'>): void {
  for (const kind of ['left out', 'assumed'] as const) {
    const rows = remarks.filter((remark) => remark.kind === kind);
    if (rows.length === 0) continue;
    const width = Math.min(MAX_WIDTH, Math.max(...rows.map(({ what }) => what.length)));
    out.write(
      `${kind === 'left out' ? 'Left out of the profile:' : 'Assumed, because the description does not say:'}\n`,
    );
    for (const { what, why } of rows) {
      const gap = what.length > width ? `\n${' '.repeat(width + 4)}` : ' '.repeat(width - what.length + 2);
      out.write(`  ${visibleLine(what)}${gap}${visibleLine(why)}\n`);
    }
  }
}
