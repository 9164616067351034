import type { Fault } from '../fault.ts';
import { xml400TagsCrossed } from './400-tags-crossed.ts';
import { xmlAmpersandBare } from './ampersand-bare.ts';
import { xmlControlCharacter } from './control-character.ts';
import { xmlEndsTrimmed } from './ends-trimmed.ts';
import { xmlEntityDeclared } from './entity-declared.ts';
import { xmlEntityOfHtml } from './entity-of-html.ts';
import { xmlErrorWithoutElement } from './error-without-element.ts';
import { xmlEscapedTwice } from './escaped-twice.ts';
import { xmlItemsRenamed } from './items-renamed.ts';
import { xmlJsonAsXml } from './json-as-xml.ts';
import { xmlLabelledJson } from './labelled-json.ts';
import { xmlListCut } from './list-cut.ts';
import { xmlListWithoutNext } from './list-without-next.ts';
import { xmlNumberInWords } from './number-in-words.ts';
import { xmlReferenceCutShort } from './reference-cut-short.ts';
import { xmlRootRenamed } from './root-renamed.ts';
import { xmlStatusInWords } from './status-in-words.ts';

/** Faults of XML that a lenient parser would miss. */
export const xmlFaults: Fault[] = [
  xml400TagsCrossed,
  xmlAmpersandBare,
  xmlControlCharacter,
  xmlEndsTrimmed,
  xmlEntityDeclared,
  xmlEntityOfHtml,
  xmlErrorWithoutElement,
  xmlEscapedTwice,
  xmlItemsRenamed,
  xmlJsonAsXml,
  xmlLabelledJson,
  xmlListCut,
  xmlListWithoutNext,
  xmlNumberInWords,
  xmlReferenceCutShort,
  xmlRootRenamed,
  xmlStatusInWords,
];
