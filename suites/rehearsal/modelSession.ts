/** A session whose client asks a target in memory. */

import type { Client } from '../../client/client.ts';
import type { Exchange } from '../../client/exchange.ts';
import { Ownership } from '../../client/ledger/ownership.ts';
import { Line } from '../../client/limits/requestQueue.ts';
import type { RunSettings } from '../../client/settings.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { withAccount } from '../../specs/profile/prerequisites.ts';
import { createSession, type Session } from '../fixtures/run/session.ts';
import { ModelTarget, type Temper } from './model.ts';

/** Opens it; nothing that it sends leaves the process. */
export function modelSession(settings: RunSettings, temper: Temper): Session {
  const { ledger: _, ...rest } = settings;
  const profile = withAccount(loosened(settings.profile), settings.account.accountSid);
  return createSession({ ...rest, profile, maxRequests: null }, (requests) =>
    modelClient(new ModelTarget(profile, requests, settings, temper), new Ownership(profile, requests.basePath)),
  );
}

function modelClient(target: ModelTarget, ownership: Ownership): Client {
  return {
    ownership,
    line: new Line({ concurrency: Number.POSITIVE_INFINITY, rate: null }),
    budget: null,
    pause: async () => undefined,
    stop: () => undefined,
    close: () => undefined,
    async send(request, options = {}): Promise<Exchange> {
      ownership.check(request);
      const response = target.answer(request, options.direct !== undefined);
      return { request, response, busy: isBusy(response.status, request.asked), durationMs: 0 };
    },
  };
}

const isBusy = (status: number, asked: number | undefined): boolean =>
  (status === 429 || status >= 500) && status !== asked;

/** The same profile for a target that answers in JSON and whose bodies nobody describes. */
function loosened(profile: Profile): Profile {
  const json = 'application/json';
  const resources = Object.fromEntries(
    Object.entries(profile.resources).map(([name, resource]) => [
      name,
      {
        ...resource,
        ...(resource.collection && { collection: { ...resource.collection, schema: {} } }),
        ...(resource.instance && { instance: { ...resource.instance, schema: {} } }),
      },
    ]),
  );
  return { ...profile, mediaType: json, error: { ...profile.error, mediaType: json, schema: {} }, resources };
}
