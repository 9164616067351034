import type { Fault } from '../fault.ts';
import { status405As404 } from './405-as-404.ts';
import { status429Processed } from './429-processed.ts';
import { status500ForGood } from './500-for-good.ts';
import { status500Processed } from './500-processed.ts';
import { status500Unheard } from './500-unheard.ts';
import { status500WithoutMessage } from './500-without-message.ts';
import { balance200 } from './balance-200.ts';
import { create200 } from './create-200.ts';
import { create202 } from './create-202.ts';
import { createWithoutDates } from './create-without-dates.ts';
import { replacesToo } from './replaces-too.ts';
import { requiredNotRequired } from './required-not-required.ts';
import { sidBelowOtherCollection } from './sid-below-other-collection.ts';
import { sidPrefixIgnored } from './sid-prefix-ignored.ts';
import { unknownCollection405 } from './unknown-collection-405.ts';
import { unknownSid400 } from './unknown-sid-400.ts';
import { unknownSidCreates } from './unknown-sid-creates.ts';
import { update201 } from './update-201.ts';
import { update429Processed } from './update-429-processed.ts';
import { update500Processed } from './update-500-processed.ts';
import { updateLost } from './update-lost.ts';
import { updateShowsOld } from './update-shows-old.ts';

/** Statuses of POST alone. */
export const postFaults: Fault[] = [
  status405As404,
  status429Processed,
  status500ForGood,
  status500Processed,
  status500Unheard,
  status500WithoutMessage,
  balance200,
  create200,
  create202,
  createWithoutDates,
  requiredNotRequired,
  sidBelowOtherCollection,
  sidPrefixIgnored,
  unknownCollection405,
  unknownSid400,
  unknownSidCreates,
  update201,
  update429Processed,
  update500Processed,
  updateLost,
  updateShowsOld,
  replacesToo,
];
