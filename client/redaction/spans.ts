/** Stretches of a text that hold a secret: finding, filtering and replacing them. */
import type { SearchTerm } from './searchTerms.ts';

export interface Range {
  start: number;
  end: number;
}

/** A stretch of text that `name` replaces, in angle brackets. */
export interface Span extends Range {
  name: string;
  /** See `SearchTerm.short`. */
  short: boolean;
}

/** Every occurrence of the term; `lowerCase` is the text in lower case. */
export function occurrences(text: string, lowerCase: string, term: SearchTerm): Span[] {
  const found: Span[] = [];
  const searched = term.anyCase ? lowerCase : text;
  const { length } = term.text;
  for (let at = searched.indexOf(term.text); at !== -1; at = searched.indexOf(term.text, at + 1)) {
    let [start, end] = [at, at + length];
    if (term.wholeWord && (isWord(text.charAt(start - 1)) || isWord(text.charAt(end)))) continue;
    if (term.base64) {
      // The neighbouring characters encode some bits of the secret.
      if (/[\w+/-]/.test(text.charAt(start - 1))) start -= 1;
      if (/[\w+/-]/.test(text.charAt(end))) end += 1;
      while (text.charAt(end) === '=') end += 1;
    }
    found.push({ start, end, name: term.name, short: term.short });
  }
  return found;
}

const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

export function rangeOf(match: RegExpExecArray): Range {
  return { start: match.index, end: match.index + match[0].length };
}

/** The spans outside all `kept` ranges. */
export function outside<T extends Range>(spans: T[], kept: Range[]): T[] {
  return kept.length === 0
    ? spans
    : spans.filter(({ start, end }) => !kept.some((range) => range.start <= start && end <= range.end));
}

/** Replaces the spans. Overlapping spans become one span with the name of the longest. */
export function replaceSpans(text: string, spans: Span[]): string {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: (Span & { longest: number })[] = [];
  for (const span of ordered) {
    const last = merged.at(-1);
    const longest = span.end - span.start;
    if (last === undefined || span.start >= last.end) merged.push({ ...span, longest });
    else {
      if (longest > last.longest) Object.assign(last, { name: span.name, longest });
      last.end = Math.max(last.end, span.end);
    }
  }
  return merged.reduceRight(
    (result, { start, end, name }) => `${result.slice(0, start)}<${name}>${result.slice(end)}`,
    text,
  );
}
