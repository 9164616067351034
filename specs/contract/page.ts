import { readFileSync } from 'node:fs';
import { type Digest, sha256 } from '../utils/digest.ts';
import { specsFile } from '../utils/packageFiles.ts';

/** The page that the contract is read from. */
export interface Page {
  text: string;
  /** The digest of the file. */
  digest: Digest;
  /** The digest in `source.json`. */
  declaredDigest: Digest;
}

/** Reads the page and its declared digest in `specs/source/source.json`. */
export function loadPage(): Page {
  const about = JSON.parse(readFileSync(specsFile('source', 'source.json'), 'utf8')) as {
    file: string;
    sha256: string;
  };
  const bytes = readFileSync(specsFile('source', about.file));
  return { text: bytes.toString('utf8'), digest: sha256(bytes), declaredDigest: `sha256:${about.sha256}` };
}

/**
 * The sections of the page by heading, each including its heading, with white space collapsed.
 * @param headings The lines that are headings. Headings that the page lacks are omitted.
 */
export function pageSections(text: string, headings: Iterable<string>): Map<string, string> {
  const known = new Set(headings);
  const sections = new Map<string, string>();
  let current: string | undefined;
  for (const line of text.split('\n').map(singleSpaced)) {
    if (known.has(line)) current = line;
    if (current !== undefined) sections.set(current, `${sections.get(current) ?? ''} ${line}`);
  }
  return new Map([...sections].map(([heading, body]) => [heading, singleSpaced(body)]));
}

export function singleSpaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
