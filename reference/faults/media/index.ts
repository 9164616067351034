import type { Fault } from '../fault.ts';
import { status415 } from './415.ts';
import { anyType } from './any-type.ts';
import { charsetIgnoresBody } from './charset-ignores-body.ts';
import { charsetRefused } from './charset-refused.ts';
import { json500 } from './json-500.ts';
import { jsonApplied } from './json-applied.ts';
import { jsonAsHtml } from './json-as-html.ts';
import { jsonExtension } from './json-extension.ts';
import { jsonInCamelCase } from './json-in-camel-case.ts';
import { jsonIntegerApplied } from './json-integer-applied.ts';
import { jsonOfTheRepresentation } from './json-of-the-representation.ts';
import { listAsText } from './list-as-text.ts';
import { missingApplied } from './missing-applied.ts';
import { multipartApplied } from './multipart-applied.ts';
import { multipartOfTheRepresentation } from './multipart-of-the-representation.ts';
import { nativePutAnyType } from './native-put-any-type.ts';
import { noResponseType } from './no-response-type.ts';
import { nonsenseApplied } from './nonsense-applied.ts';
import { octetsApplied } from './octets-applied.ts';
import { overloadedPutAnyType } from './overloaded-put-any-type.ts';
import { pageAsText } from './page-as-text.ts';
import { postAnyType } from './post-any-type.ts';
import { postMissingApplied } from './post-missing-applied.ts';
import { putFormRefused } from './put-form-refused.ts';
import { refusedButApplied } from './refused-but-applied.ts';
import { textApplied } from './text-applied.ts';
import { typeCase } from './type-case.ts';
import { xmlApplied } from './xml-applied.ts';

/** Content types of requests and responses. */
export const mediaFaults: Fault[] = [
  status415,
  anyType,
  charsetIgnoresBody,
  charsetRefused,
  json500,
  jsonApplied,
  jsonAsHtml,
  jsonExtension,
  listAsText,
  missingApplied,
  multipartApplied,
  nativePutAnyType,
  noResponseType,
  nonsenseApplied,
  octetsApplied,
  overloadedPutAnyType,
  pageAsText,
  postAnyType,
  postMissingApplied,
  putFormRefused,
  refusedButApplied,
  textApplied,
  typeCase,
  jsonOfTheRepresentation,
  jsonInCamelCase,
  jsonIntegerApplied,
  multipartOfTheRepresentation,
  xmlApplied,
];
