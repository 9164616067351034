/** Parses `Retry-After = HTTP-date / delay-seconds` (RFC 9110 10.2.3). */

const IMF_FIXDATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const OBSOLETE =
  /^((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/** The wait in milliseconds from now; undefined if the value is absent or invalid. */
export function retryAfterMs(value: string | undefined): number | undefined {
  if (value === undefined || !isRetryAfter(value)) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  return Math.max(0, Date.parse(value) - Date.now());
}

export function isRetryAfter(value: string): boolean {
  if (/^\d+$/.test(value)) return true;
  return (IMF_FIXDATE.test(value) || OBSOLETE.test(value)) && !Number.isNaN(Date.parse(value));
}
