/** Cuts a text from the target to an excerpt without secrets, and without a part of a secret at the cut. */

/** Characters that are redacted, and how many at their end are dropped: a secret that is cut there may not be recognised. */
const [READ, EDGE] = [16_000, 1000];
/** Positions at which to try a cut. */
const CUTS = 50;

/** At most `length` characters, redacted. */
export function head(text: string, length: number, redact: (value: string) => string): string {
  const read = redact(text.slice(0, READ));
  const whole = text.length > READ ? read.slice(0, -EDGE) : read;
  if (whole.length <= length) return whole;
  let cut = whole.slice(0, length);
  // Text after a name such as `"auth_token":` is redacted as a value, so the excerpt must end before the name.
  for (let tries = 0; tries < CUTS && cut !== ''; tries += 1) {
    if (redact(`${cut}…`) === `${cut}…`) return cut;
    cut = cut.slice(0, Math.max(0, cut.search(/["<=\s][^"<=\s]*$/)));
  }
  return '';
}
