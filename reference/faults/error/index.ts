import type { Fault } from '../fault.ts';
import { status401Text } from './401-text.ts';
import { status404Page } from './404-page.ts';
import { status404Status400 } from './404-status-400.ts';
import { status405WithoutMessage } from './405-without-message.ts';
import { status429Page } from './429-page.ts';
import { allowEmpty } from './allow-empty.ts';
import { allowEverything } from './allow-everything.ts';
import { allowRefused } from './allow-refused.ts';
import { allowWithoutGet } from './allow-without-get.ts';
import { bearer401Text } from './bearer-401-text.ts';
import { codeAsText } from './code-as-text.ts';
import { malformedSidPage } from './malformed-sid-page.ts';
import { noAllow } from './no-allow.ts';
import { overloaded404Status } from './overloaded-404-status.ts';
import { overloadedAllow } from './overloaded-allow.ts';
import { problemJson } from './problem-json.ts';
import { status500Always } from './status-500-always.ts';

/** Header fields and bodies of errors. */
export const errorFaults: Fault[] = [
  status401Text,
  status404Page,
  status404Status400,
  status405WithoutMessage,
  status429Page,
  allowEmpty,
  allowEverything,
  allowRefused,
  allowWithoutGet,
  bearer401Text,
  codeAsText,
  malformedSidPage,
  noAllow,
  overloaded404Status,
  overloadedAllow,
  problemJson,
  status500Always,
];
