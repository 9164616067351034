/** The beginning of a text that the target chose, without secrets and without a piece of one at the cut. */

/** Characters that are redacted, and how many at their end may be a piece of a secret: a cut one is harder to recognise. */
const [READ, EDGE] = [16_000, 1000];
/** Places where a cut is tried. */
const CUTS = 50;

/** At most `length` characters, redacted. */
export function head(text: string, length: number, redact: (value: string) => string): string {
  const read = redact(text.slice(0, READ));
  const whole = text.length > READ ? read.slice(0, -EDGE) : read;
  if (whole.length <= length) return whole;
  let cut = whole.slice(0, length);
  // whatever follows a name such as `"auth_token":` looks like a secret's value: both are left out
  for (let tries = 0; tries < CUTS && cut !== ''; tries += 1) {
    if (redact(`${cut}…`) === `${cut}…`) return cut;
    cut = cut.slice(0, Math.max(0, cut.search(/["<=\s][^"<=\s]*$/)));
  }
  return '';
}
