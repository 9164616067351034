/** Where a reader finds what a clause rests on. */
import type { Source } from '../model.ts';

/** The page that the contract is read from. */
const PAGE = 'https://www.twilio.com/docs/api/rest/request';

/** A link to the source's section, and how to call it. */
export function sourceLink({ document, section }: Source): { url: string; name: string } {
  const rfc = /^RFC (\d+)$/.exec(document);
  if (rfc === null) return { url: PAGE, name: `Your Request: ${section}` };
  return {
    url: `https://www.rfc-editor.org/rfc/rfc${rfc[1]}#section-${section}`,
    name: `${document}, section ${section}`,
  };
}
