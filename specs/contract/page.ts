import { readFileSync } from 'node:fs';
import { type Digest, sha256 } from '../utils/digest.ts';
import { specsFile } from '../utils/packageFiles.ts';

/** The page that the contract is read from. */
export interface Page {
  text: string;
  /** Of the file's bytes. */
  digest: Digest;
  /** What the data says the digest is. */
  declaredDigest: Digest;
}

/** Reads the page's text and what `specs/source/source.json` says of it. */
export function loadPage(): Page {
  const about = JSON.parse(readFileSync(specsFile('source', 'source.json'), 'utf8')) as {
    file: string;
    sha256: string;
  };
  const bytes = readFileSync(specsFile('source', about.file));
  return { text: bytes.toString('utf8'), digest: sha256(bytes), declaredDigest: `sha256:${about.sha256}` };
}

/**
 * The page's sections: what stands from one heading up to the next, the heading included, with white space made single spaces.
 * @param headings Lines that are headings; those that the page does not have are left out.
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
