/** Escapes untrusted text for Markdown. */
import { visibleLine } from './escape.ts';

/** Escapes the text for a line or table cell, so that Markdown and HTML show it as plain text. */
export function cell(text: string): string {
  return visibleLine(text).replace(/[\\`*_{}[\]<>()#!|&~@]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** Returns a fenced code block. The fence is longer than any run of backticks in the text. */
export function fenced(text: string, language = ''): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...text.replace(/\n$/, '').split('\n').map(visibleLine), fence];
}
