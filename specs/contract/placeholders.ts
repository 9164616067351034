/** Texts that the scaffold left for a person to write. */
import type { ClauseData } from './clauseFiles.ts';

/** The beginning of each text that is not written yet. */
export const PLACEHOLDER = 'TODO:';

/** The unwritten texts of the clause files, one line each. */
export function lintPlaceholders({ files }: ClauseData): string[] {
  return files.flatMap(({ name, content }) =>
    content.clauses.flatMap((entry) =>
      unwritten(entry).map(([path, text]) => `clauses/${name}: write ${path} of ${entry.id}: ${text}`),
    ),
  );
}

/** Path and hint of each text of the value that begins with the placeholder. */
function unwritten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') {
    return value.startsWith(PLACEHOLDER) ? [[path, value.slice(PLACEHOLDER.length).trim()]] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => unwritten(member, path === '' ? key : `${path}/${key}`));
}
