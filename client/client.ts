/** The one client of a run: bounded, patient with a busy target, and unable to change what is not the run's own. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Exchange, type HttpRequest, type HttpResponse, header } from './exchange.ts';
import { Inconclusive, TransportFailure } from './failures.ts';
import type { Ledger } from './ledger/ledger.ts';
import { Ownership } from './ledger/ownership.ts';
import { RequestLimit } from './limits/requestLimit.ts';
import { Line } from './limits/requestQueue.ts';
import { retryAfterMs } from './limits/retryAfter.ts';
import { createStopping } from './limits/stopping.ts';
import { openRecording, type Recording } from './recording/recording.ts';
import type { RunSettings } from './settings.ts';
import { type Agent, createAgent } from './transport/agent.ts';
import { sendOnce } from './transport/http.ts';

const RETRIES_429 = 8;
const RETRIES_5XX = 3;
/** Milliseconds; doubled at each retry, with jitter. */
const FIRST_DELAY = 40;
/** Characters of a request's target: what RFC 9112 3 asks every recipient to support. A longer one is made of a name that the target gave. */
const LONGEST_TARGET = 8000;
/** A `Retry-After` beyond this is not waited for. Milliseconds. */
const LONGEST_DELAY = 10_000;
/** After so many answers in a row that stayed 429 or 5xx, retrying is given up. */
const HOPELESS = 12;

export interface Client {
  readonly ownership: Ownership;
  readonly recording: Recording;
  readonly line: Line;
  /** Null where as many requests may be sent as are needed. */
  readonly limit: RequestLimit | null;
  /** Requests so far, without retries. */
  readonly requests: number;
  /** One answer, after retries where it was busy. Throws TransportFailure, Inconclusive or NotExercised. */
  send(request: HttpRequest, options: SendOptions): Promise<Exchange>;
  /** A fact that no exchange shows: kept by a recording, given back by a replay. What equals `usual` is not kept. */
  fact<T>(key: string, live: () => T, usual?: T): T;
  /** Waits for the target: milliseconds. */
  pause(ms: number): Promise<void>;
  /** Ends what is under way soon, and sends nothing more but what cleans up. */
  stop(): void;
  /** Closes the connections, and completes the recording. Rejects where that could not be written. */
  close(): Promise<void>;
}

export interface SendOptions {
  /** Identifies the exchange in a recording: the same in every run with these settings. */
  key: string;
  /** Another agent, for one socket of one's own. */
  agent?: Agent;
  /** Removes a resource of the run: sent even after `stop`, and beyond the limit. */
  cleansUp?: boolean;
  /** Do not retry what is busy. */
  once?: boolean;
  /** Sends without taking a place on the line: for use inside `line.alone`. */
  direct?: <T>(task: () => Promise<T>) => Promise<T>;
}

export function createClient(settings: RunSettings, basePath: string, ledger: Ledger | null = null): Client {
  const agent = createAgent(settings, { keepAlive: true });
  const fresh = createAgent(settings, { keepAlive: false });
  const line = new Line(settings);
  const { maxRequests, spent = 0, replay } = settings;
  const limit = maxRequests === null || replay !== undefined ? null : new RequestLimit(maxRequests, spent);
  const ownership = new Ownership(settings.profile, basePath);
  const stopping = createStopping();
  let stayedBusy = 0;
  let requests = 0;
  const recording = openRecording(settings);

  async function attempt(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    const run = options.direct ?? (<T>(task: () => Promise<T>) => line.run(task, options));
    let through = options.agent ?? agent;
    for (let resets = 0; ; resets += 1) {
      // before it takes a place on the line: the disk is slow, and others may send meanwhile
      const created = await ledger?.sending(request);
      let sent = false;
      try {
        return await run(async () => {
          limit?.take(options.cleansUp === true);
          sent = true;
          const response = await stopping.race(sendOnce(request, stopping.apply(settings), through, line.read));
          ledger?.answered(created, request, response);
          return response;
        });
      } catch (error) {
        if (!sent) ledger?.unsent(created);
        if (!(error instanceof TransportFailure)) throw error;
        if (error.stale && through === agent) {
          through = fresh;
          continue;
        }
        // what a burst does to a target does not say that it has fallen silent
        if (options.direct === undefined) line.failed(error);
        const worthAnother = error.kind === 'reset' || error.kind === 'refused';
        if (!worthAnother || resets >= 2 || line.down || options.once === true) throw error;
        await sleep(FIRST_DELAY * (resets + 1));
      }
    }
  }

  async function send(request: HttpRequest, options: SendOptions): Promise<Exchange> {
    ownership.check(request);
    requests += 1;
    return recording.send(options.key, request, () => sendLive(request, options));
  }

  async function sendLive(request: HttpRequest, options: SendOptions): Promise<Exchange> {
    if (request.path.length + request.query.length > LONGEST_TARGET)
      throw new Inconclusive(
        `a sid or URI of the target’s is longer than a request for it may be (${LONGEST_TARGET} characters)`,
      );
    const started = performance.now();
    for (let retries = 0; ; retries += 1) {
      const response = await attempt(request, options);
      const busy = isBusy(response.status) && response.status !== request.asked;
      const most = response.status === 429 ? RETRIES_429 : RETRIES_5XX;
      if (!busy) stayedBusy = 0;
      if (!busy || options.once === true || retries >= most || stayedBusy >= HOPELESS) {
        if (busy && options.once !== true) stayedBusy += 1;
        return { request, response, busy, durationMs: performance.now() - started };
      }
      if (response.status === 429) line.slowDown();
      const asked = retryAfterMs(header(response, 'retry-after'));
      const backOff = FIRST_DELAY * 2 ** retries;
      await sleep(Math.min(LONGEST_DELAY, Math.max(asked ?? 0, backOff * (0.75 + Math.random() / 2))));
    }
  }

  async function close(): Promise<void> {
    agent.destroy();
    fresh.destroy();
    await recording.close();
  }

  function stop(): void {
    line.stop();
    stopping.begin();
  }

  return {
    ownership,
    line,
    limit,
    recording,
    get requests() {
      return requests;
    },
    send,
    fact: (key, live, usual) => recording.fact(key, live, usual),
    pause: async (ms) => (recording.replays ? undefined : sleep(ms)),
    stop,
    close,
  };
}

export function isBusy(status: number): boolean {
  return status === 429 || (status >= 500 && status <= 599);
}
