/** Chooses what sits between the client and the network: nothing, a recorder, or a player. */
import type { Exchange, HttpRequest } from '../exchange.ts';
import { redactorFor } from '../redaction/redactor.ts';
import type { RunSettings } from '../settings.ts';
import { Player } from './player.ts';
import { Recorder } from './recorder.ts';

export interface Recording {
  /** Whether answers come from a recording instead of the network. */
  readonly replays: boolean;
  /** The answer from `live`, or the one recorded under the key. Keys are unique in a run. */
  send(key: string, request: HttpRequest, live: () => Promise<Exchange>): Promise<Exchange>;
  /** A value that no exchange contains. It is recorded unless it equals `usual`. */
  fact<T>(key: string, live: () => T, usual?: T): T;
  /** Call it after the last request. */
  close(): Promise<void>;
}

const NONE: Recording = {
  replays: false,
  send: (_key, _request, live) => live(),
  fact: (_key, live) => live(),
  close: async () => undefined,
};

/**
 * Opens the file that `settings.record` or `settings.replay` names.
 * @throws RecordingError if the file to replay cannot be read or is no recording
 */
export function openRecording(settings: RunSettings): Recording {
  if (settings.replay !== undefined) return new Player(settings.replay, redactorFor(settings));
  return settings.record === undefined ? NONE : new Recorder(settings, settings.record, redactorFor(settings));
}
