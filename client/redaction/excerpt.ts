/** Cuts a text from the target to an excerpt that contains neither a secret nor the beginning of one. */

/** How many characters are redacted, and how many of them are dropped at the end, where redaction may miss a cut secret. */
const [READ, EDGE] = [16_000, 1000];
/** Positions at which to try a cut. */
const CUTS = 50;

/** The redacted text, cut to at most `length` characters. */
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
