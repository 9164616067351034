/** Links to the sources of a clause. */
import type { Source } from '../model.ts';

/** The page that the contract is read from. */
const PAGE = 'https://www.twilio.com/docs/api/rest/request';

/** The link to the section of a source, and its text. */
export function sourceLink({ document, section }: Source): { url: string; name: string } {
  const rfc = /^RFC (\d+)$/.exec(document);
  if (rfc === null) return { url: PAGE, name: `Your Request: ${section}` };
  return {
    url: `https://www.rfc-editor.org/rfc/rfc${rfc[1]}#section-${section}`,
    name: `${document}, section ${section}`,
  };
}
