import type { Fault } from '../fault.ts';
import { status405As404 } from './405-as-404.ts';
import { status429Processed } from './429-processed.ts';
import { status500Unheard } from './500-unheard.ts';
import { status500WithoutMessage } from './500-without-message.ts';
import { balance200 } from './balance-200.ts';
import { create200 } from './create-200.ts';
import { create202 } from './create-202.ts';
import { createWithoutDates } from './create-without-dates.ts';
import { replacesToo } from './replaces-too.ts';
import { requiredNotRequired } from './required-not-required.ts';
import { unknownCollection405 } from './unknown-collection-405.ts';
import { unknownSid400 } from './unknown-sid-400.ts';
import { unknownSidCreates } from './unknown-sid-creates.ts';
import { update201 } from './update-201.ts';
import { updateLost } from './update-lost.ts';
import { updateShowsOld } from './update-shows-old.ts';

/** Statuses of POST alone. */
export const postFaults: Fault[] = [
  status405As404,
  status429Processed,
  status500Unheard,
  status500WithoutMessage,
  balance200,
  create200,
  create202,
  createWithoutDates,
  requiredNotRequired,
  unknownCollection405,
  unknownSid400,
  unknownSidCreates,
  update201,
  updateLost,
  updateShowsOld,
  replacesToo,
];
