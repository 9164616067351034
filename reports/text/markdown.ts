/** Text as Markdown shows it. */
import { visibleLine } from './escape.ts';

/** Text that a target may have chosen, on one line, with what Markdown or HTML would read in it as plain text. */
export function cell(text: string): string {
  return visibleLine(text).replace(/[\\`*_{}[\]<>()#!|&~@]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** Lines to be copied, fenced by more backticks than they hold in a row. */
export function fenced(text: string, language = ''): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...text.replace(/\n$/, '').split('\n').map(visibleLine), fence];
}
