/** What stands between a client and the network: nothing, a recorder, or a player. */
import type { Exchange, HttpRequest } from '../exchange.ts';
import { redactorFor } from '../redaction/redactor.ts';
import type { RunSettings } from '../settings.ts';
import { Player } from './player.ts';
import { Recorder } from './recorder.ts';

export interface Recording {
  /** Do answers come from a recording instead of the network? */
  readonly replays: boolean;
  /** The answer under the key: from `live`, or as it was recorded. Keys are unique in a run. */
  send(key: string, request: HttpRequest, live: () => Promise<Exchange>): Promise<Exchange>;
  /** A fact that no exchange shows. What equals `usual` is not kept. */
  fact<T>(key: string, live: () => T, usual?: T): T;
  /** Nothing more will be sent. */
  close(): Promise<void>;
}

const NONE: Recording = {
  replays: false,
  send: (_key, _request, live) => live(),
  fact: (_key, live) => live(),
  close: async () => undefined,
};

/**
 * By `settings.record` and `settings.replay`, which name files.
 * @throws Error where the file to replay cannot be read
 */
export function openRecording(settings: RunSettings): Recording {
  const redact = redactorFor(settings);
  if (settings.replay !== undefined) return new Player(settings.replay, redact);
  return settings.record === undefined ? NONE : new Recorder(settings.record, redact);
}
