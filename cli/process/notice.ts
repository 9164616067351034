import { visibleLine } from '../../reports/text/escape.ts';

/** Prints one line on stderr. Control characters in `text` are escaped. */
export function printNotice(text: string): void {
  process.stderr.write(`proofmark: ${visibleLine(text)}\n`);
}
