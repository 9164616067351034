/** The HTTP client of a run. It limits and retries requests, and refuses to change resources that the run did not create. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Profile } from '../specs/profile/model.ts';
import { type Credential, type Exchange, type HttpRequest, type HttpResponse, header } from './exchange.ts';
import { Inconclusive, TransportFailure } from './failures.ts';
import type { Ledger } from './ledger/ledger.ts';
import { Ownership } from './ledger/ownership.ts';
import { RequestLimit } from './limits/requestLimit.ts';
import { RequestQueue } from './limits/requestQueue.ts';
import { retryAfterMs } from './limits/retryAfter.ts';
import { createStopping } from './limits/stopping.ts';
import { openRecording, type Recording } from './recording/recording.ts';
import type { RunSettings } from './settings.ts';
import { type Agent, createAgent } from './transport/agent.ts';
import { sendOnce } from './transport/http.ts';
import { checkOrigin } from './transport/origin.ts';

const RETRIES_429 = 8;
const RETRIES_5XX = 3;
/** The delay doubles with each retry and has jitter. Milliseconds. */
const FIRST_DELAY = 40;
/** The longest request target that is sent, in characters. RFC 9112 3 recommends that servers support it. */
const LONGEST_TARGET = 8000;
/** The longest wait for a `Retry-After`. Milliseconds. */
const LONGEST_DELAY = 10_000;
/** The client stops retrying after this many consecutive requests whose retries all got 429 or 5xx. */
const MAX_STAYED_BUSY = 12;

export interface Client {
  readonly ownership: Ownership;
  readonly recording: Recording;
  readonly queue: RequestQueue;
  /** Null if the number of requests is not limited. */
  readonly limit: RequestLimit | null;
  /** The number of requests so far, without retries. */
  readonly requests: number;
  /** Sends a request and retries it while the target is busy. Throws TransportFailure, Inconclusive or NotExercised. */
  send(request: HttpRequest, options: SendOptions): Promise<Exchange>;
  /**
   * Returns `value`, which no exchange contains, such as a time. A recording stores the value unless it equals `usual`. A replay
   * returns it.
   */
  fact<T>(key: string, live: () => T, usual?: T): T;
  /** Waits, except in a replay. Milliseconds. */
  pause(ms: number): Promise<void>;
  /** Ends pending requests after a short grace period. From then on, the client sends only clean-up requests. */
  stop(): void;
  /** Closes the connections and completes the recording. */
  close(): Promise<void>;
}

export interface SendOptions {
  /** Identifies the exchange in a recording. The key is the same in every run with the same settings. */
  key: string;
  /** The agent for a request that needs its own socket. */
  agent?: Agent;
  /** True if the request removes a resource of the run. Such a request is sent even after `stop` and beyond the request limit. */
  cleansUp?: boolean;
  /** Do not retry. */
  once?: boolean;
  /** Bypasses the queue: the `send` that `queue.runAlone` passes to its callback. */
  direct?: <T>(task: () => Promise<T>) => Promise<T>;
}

/** An account in which the run may create resources. */
export interface OwnAccount {
  profile: Profile;
  basePath: string;
  /** The credentials of the account. Two accounts may have the same paths. */
  credential: Credential;
  ledger: Ledger | null;
}

export function createClient(settings: RunSettings, account: OwnAccount, others: readonly OwnAccount[] = []): Client {
  const agent = createAgent(settings, { keepAlive: true });
  const fresh = createAgent(settings, { keepAlive: false });
  const queue = new RequestQueue(settings);
  const { maxRequests, spent = 0, replay } = settings;
  const limit = maxRequests === null || replay !== undefined ? null : new RequestLimit(maxRequests, spent);
  const ownership = new Ownership(account.profile, account.basePath);
  for (const other of others) ownership.addAccount(other.profile, other.basePath, other.credential);
  const stopping = createStopping();
  let stayedBusy = 0;
  let requests = 0;
  const recording = openRecording(settings);

  /** Sends a request, again if its connection breaks. `onLost` is called for each attempt without an answer. */
  async function attempt(request: HttpRequest, options: SendOptions, onLost: () => void): Promise<HttpResponse> {
    const run = options.direct ?? (<T>(task: () => Promise<T>) => queue.run(task, options));
    const { ledger } = others.find((other) => isBelow(other, request)) ?? account;
    let through = options.agent ?? agent;
    for (let resets = 0; ; resets += 1) {
      // Write to the ledger before entering the queue, so that the slow disk does not block other requests.
      const created = await ledger?.sending(request);
      let sent = false;
      try {
        return await run(async () => {
          limit?.take(options.cleansUp === true);
          sent = true;
          const response = await stopping.race(sendOnce(request, stopping.apply(settings), through, queue.countBytes));
          ledger?.answered(created, request, response);
          return response;
        });
      } catch (error) {
        if (!sent) ledger?.unsent(created);
        if (!(error instanceof TransportFailure)) throw error;
        onLost();
        if (error.stale && through === agent) {
          through = fresh;
          continue;
        }
        // Failures during a burst do not mean that the target is down.
        if (options.direct === undefined) queue.countFailure(error);
        const isRetryable = error.kind === 'reset' || error.kind === 'refused';
        if (!isRetryable || resets >= 2 || queue.isDown || options.once === true) throw error;
        await sleep(FIRST_DELAY * (resets + 1));
      }
    }
  }

  async function send(request: HttpRequest, options: SendOptions): Promise<Exchange> {
    checkOrigin(settings.baseUrl, request);
    ownership.check(request);
    requests += 1;
    return recording.send(options.key, request, () => sendLive(request, options));
  }

  async function sendLive(request: HttpRequest, options: SendOptions): Promise<Exchange> {
    if (request.path.length + request.query.length > LONGEST_TARGET)
      throw new Inconclusive(
        `the target returned a sid or URI that is too long to request (more than ${LONGEST_TARGET} characters)`,
      );
    const started = performance.now();
    let repeated = false;
    for (let retries = 0; ; retries += 1) {
      const response = await attempt(request, options, () => {
        repeated = true;
      });
      const busy = isBusy(response.status) && response.status !== request.requestedStatus;
      const most = response.status === 429 ? RETRIES_429 : RETRIES_5XX;
      if (!busy) stayedBusy = 0;
      if (!busy || options.once === true || retries >= most || stayedBusy >= MAX_STAYED_BUSY) {
        if (busy && options.once !== true) stayedBusy += 1;
        const durationMs = performance.now() - started;
        return { request, response, busy, ...(repeated && { repeated }), durationMs };
      }
      if (response.status === 429) queue.slowDown();
      else repeated = true;
      const retryAfter = retryAfterMs(header(response, 'retry-after'));
      const backOff = FIRST_DELAY * 2 ** retries;
      await sleep(Math.min(LONGEST_DELAY, Math.max(retryAfter ?? 0, backOff * (0.75 + Math.random() / 2))));
    }
  }

  async function close(): Promise<void> {
    agent.destroy();
    fresh.destroy();
    await recording.close();
  }

  function stop(): void {
    queue.stop();
    stopping.begin();
  }

  return {
    ownership,
    queue,
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

/** Whether the account itself sends the request, to its own resources. */
function isBelow({ basePath, credential }: OwnAccount, request: HttpRequest): boolean {
  return request.credential === credential && (request.unhookedPath ?? request.path).startsWith(`${basePath}/`);
}

export function isBusy(status: number): boolean {
  return status === 429 || (status >= 500 && status <= 599);
}
