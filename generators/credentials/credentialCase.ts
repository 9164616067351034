/** An `Authorization` header, with curl arguments that produce it without containing the token. */

export interface Account {
  accountSid: string;
  authToken: string;
}

export interface CredentialCase {
  /** The exact `Authorization` value, with one character for each byte (Latin-1). `null` sends no header. */
  header: string | null;
  /** Describes the case without any part of the token. */
  label: string;
  /**
   * The curl arguments that send `header`, for any POSIX shell, using `$TWILIO_ACCOUNT_SID` and `$TWILIO_AUTH_TOKEN`; empty if
   * no header is sent. Assumes a token without line breaks.
   */
  shell: string;
}

export const SID = '$TWILIO_ACCOUNT_SID';
export const TOKEN = '$TWILIO_AUTH_TOKEN';

/** The shell text of a variable such as `$NAME` in braces, with an edit such as `%?` (all but the last character). */
export function braced(variable: string, edit = ''): string {
  return `$\{${variable.slice(1)}${edit}}`;
}

/** `user:password` in base64 of its UTF-8 bytes (RFC 7617, section 2.1). */
export function encoded(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
}

/** The text as a header carries it: one character for each UTF-8 byte. */
export function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/**
 * Whether HTTP can carry a field value unchanged (RFC 9110, section 5.5): no control character except the tab, and no blank at
 * the ends.
 */
export function isSendable(header: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(header) && header.trim() === header;
}

/** Basic credentials, sent with `-u`; the shell texts are used inside double quotes. */
export function basicCase(
  label: string,
  user: { text: string; shell: string },
  password: { text: string; shell: string },
): CredentialCase {
  return {
    header: `Basic ${encoded(user.text, password.text)}`,
    label,
    shell: `-u "${user.shell}:${password.shell}"`,
  };
}

/** Any header value; `shell` is used inside double quotes. */
export function headerCase(label: string, header: string, shell: string): CredentialCase {
  return { header, label, shell: `-H "Authorization: ${shell}"` };
}

/** The command substitution that encodes what `command` prints, for use inside double quotes. */
export function base64Of(command: string): string {
  return `$(${command} | base64 | tr -d '\\n')`;
}

/** The command substitution for the bytes `from` (0 for the first) to `to` (excluded) of a variable such as `$NAME`. */
export function bytesOf(variable: string, from: number, to: number): string {
  if (to <= from) return '';
  return `$(printf %s "${variable}" | cut -b${from + 1}-${to})`;
}

/** A literal inside single quotes. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
