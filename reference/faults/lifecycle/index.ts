import type { Fault } from '../fault.ts';
import { createsMix } from './creates-mix.ts';
import { createsShareSid } from './creates-share-sid.ts';
import { deletesMix } from './deletes-mix.ts';
import { putAfterPostLost } from './put-after-post-lost.ts';
import { secondUpdateLost } from './second-update-lost.ts';
import { sidReused } from './sid-reused.ts';
import { thirdUpdate400 } from './third-update-400.ts';
import { updatesMix } from './updates-mix.ts';

/** Sequences of requests, and simultaneous requests. */
export const lifecycleFaults: Fault[] = [
  createsMix,
  createsShareSid,
  deletesMix,
  putAfterPostLost,
  secondUpdateLost,
  sidReused,
  thirdUpdate400,
  updatesMix,
];
