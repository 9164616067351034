/** The status cells: one factory per status. Each area calls the factories of the statuses that the page lists for its methods. */
import type { Verb } from '../../fixtures/profile/verbs.ts';
import type { Probe } from '../probe.ts';
import { badRequest } from './badRequest.ts';
import { serverError, serviceUnavailable, tooManyRequests } from './busy/busy.ts';
import { notModified } from './conditional/notModified.ts';
import { found } from './found.ts';
import { noContent } from './noContent.ts';
import { notAllowed } from './notAllowed.ts';
import { notFound } from './notFound/notFound.ts';
import { readOk } from './read.ts';
import { unauthorized } from './unauthorized.ts';
import { created, updated } from './write.ts';

type Factory = (verb: Verb) => Probe;

const WRITE: Record<string, Factory> = {
  200: updated,
  201: created,
  400: badRequest,
  401: unauthorized,
  404: notFound,
  405: notAllowed,
  429: tooManyRequests,
  500: serverError,
};
const REMOVE: Record<string, Factory> = {
  204: noContent,
  401: unauthorized,
  404: notFound,
  405: notAllowed,
  429: tooManyRequests,
  500: serverError,
};
const READ: Record<string, Factory> = {
  200: () => readOk,
  302: () => found,
  304: () => notModified,
  401: unauthorized,
  404: notFound,
  429: tooManyRequests,
  500: serverError,
  503: () => serviceUnavailable,
};

const cells =
  (factories: Record<string, Factory>) =>
  (prefix: string, verb: Verb): Record<string, Probe> =>
    Object.fromEntries(Object.entries(factories).map(([status, factory]) => [`${prefix}.${status}`, factory(verb)]));

export const readCells = cells(READ);
export const writeCells = cells(WRITE);
export const deleteCells = cells(REMOVE);
