import type { Fault } from '../fault.ts';
import { status405As501 } from './405-as-501.ts';
import { status429Processed } from './429-processed.ts';
import { status500Page } from './500-page.ts';
import { status500Processed } from './500-processed.ts';
import { status500Unheard } from './500-unheard.ts';
import { create200 } from './create-200.ts';
import { create405 } from './create-405.ts';
import { createEmptyName } from './create-empty-name.ts';
import { fractionRounded } from './fraction-rounded.ts';
import { native405As400 } from './native-405-as-400.ts';
import { nativeLost } from './native-lost.ts';
import { oneFieldIgnored } from './one-field-ignored.ts';
import { own405WithoutAllow } from './own-405-without-allow.ts';
import { ownValues400 } from './own-values-400.ts';
import { rangeUnchecked } from './range-unchecked.ts';
import { replaces } from './replaces.ts';
import { secondTimeDiffers } from './second-time-differs.ts';
import { sidCutToLength } from './sid-cut-to-length.ts';
import { unknownCollection405 } from './unknown-collection-405.ts';
import { unknownSid409 } from './unknown-sid-409.ts';
import { unknownSidCreates } from './unknown-sid-creates.ts';
import { unofferedCreates } from './unoffered-creates.ts';
import { unofferedServed } from './unoffered-served.ts';
import { update201 } from './update-201.ts';
import { update204 } from './update-204.ts';

/** Statuses of PUT, and its differences from POST. */
export const putFaults: Fault[] = [
  status405As501,
  status429Processed,
  status500Page,
  status500Processed,
  status500Unheard,
  create200,
  create405,
  createEmptyName,
  native405As400,
  nativeLost,
  oneFieldIgnored,
  rangeUnchecked,
  replaces,
  secondTimeDiffers,
  sidCutToLength,
  unknownCollection405,
  unknownSid409,
  unknownSidCreates,
  update201,
  update204,
  own405WithoutAllow,
  unofferedServed,
  unofferedCreates,
  fractionRounded,
  ownValues400,
];
