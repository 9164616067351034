/** Reads a body up to a limit. A large body uses a buffer that is reused, and its long values are shortened. */
import type http from 'node:http';
import { TransportFailure } from '../failures.ts';
import { complexityProblem } from './bodyComplexity.ts';
import { shortenValues } from './shortenValues.ts';

/** The maximum size of a body after decompression. Bytes. */
export const BODY_LIMIT = 10_000_000;
/** The size above which a body is read into a reusable buffer. Bytes. */
const LARGE = 500_000;
/** The number of buffers that are kept for later bodies. */
const SPARE = 2;

const spare: Buffer[] = [];

type BodyCallback = (error: Error | null, body: unknown) => void;

/** Collects the bytes, whatever the media type, and stops at the limit. */
export function bodyReader() {
  let chunks: Buffer[] = [];
  let place: Buffer | undefined;
  let size = 0;
  let over = false;
  let released = false;

  function add(bytes: Buffer): void {
    if (place === undefined && size + bytes.length > LARGE) {
      place = spare.pop() ?? Buffer.allocUnsafeSlow(BODY_LIMIT);
      let at = 0;
      for (const chunk of chunks) at += chunk.copy(place, at);
      chunks = [];
    }
    if (place === undefined) chunks.push(bytes);
    else bytes.copy(place, size);
    size += bytes.length;
  }

  return {
    /** Returns the text. Throws if the text is too complex to parse. Call it once, before `release`. */
    body(): Buffer {
      const whole = place?.subarray(0, size) ?? Buffer.concat(chunks);
      const problem = complexityProblem(whole);
      if (problem !== undefined) throw new TransportFailure('too-large', `the body of the response ${problem}`);
      const kept = shortenValues(whole);
      // The buffer will be reused.
      return kept === whole && place !== undefined ? Buffer.from(kept) : kept;
    },
    tooLarge: () => over,
    size: () => size,
    /** Stops reading and frees the buffer. */
    release(): void {
      released = true;
      chunks = [];
      if (place !== undefined && spare.length < SPARE) spare.push(place);
      place = undefined;
    },
    parse(response: unknown, done: BodyCallback): void {
      const stream = response as http.IncomingMessage;
      stream.on('data', (chunk: Buffer | string) => {
        if (over || released) return;
        const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
        if (size + bytes.length > BODY_LIMIT) {
          over = true;
          chunks = [];
          stream.destroy();
          done(tooLarge(), null);
          return;
        }
        add(bytes);
      });
      stream.on('end', () => {
        if (!over) done(null, null);
      });
      // superagent handles the error itself.
      stream.on('error', () => undefined);
    },
  };
}

export function tooLarge(): TransportFailure {
  return new TransportFailure('too-large', `the body of the response is larger than ${BODY_LIMIT / 1_000_000} MB`);
}
