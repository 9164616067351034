/** What a profile leaves out of a description, and what it takes for granted beyond it: told to who will use it. */
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

  /** A field of an operation's form; those that are left out for the same reason are told together. */
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

/** Columns; a reason that stands behind a longer text stands on a line of its own. */
const WIDEST = 72;

/** Prints a table of two columns, what was left out first. */
export function printRemarks(remarks: readonly Remark[], out: Pick<Writable, 'write'>): void {
  for (const kind of ['left out', 'assumed'] as const) {
    const rows = remarks.filter((remark) => remark.kind === kind);
    if (rows.length === 0) continue;
    const width = Math.min(WIDEST, Math.max(...rows.map(({ what }) => what.length)));
    out.write(`${kind === 'left out' ? 'Left out of the profile:' : 'Assumed, since the description does not say:'}\n`);
    for (const { what, why } of rows) {
      const gap = what.length > width ? `\n${' '.repeat(width + 4)}` : ' '.repeat(width - what.length + 2);
      out.write(`  ${visibleLine(what)}${gap}${visibleLine(why)}\n`);
    }
  }
}
