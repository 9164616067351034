/** Puts a marker into the value of a unique field, so that no other resource has the same value. */
import type { Field } from '../../specs/profile/model.ts';

/** Overwrites letters and digits with the marker if enough of them are adjacent. This keeps the length and special characters. */
function overwrite(value: string, marker: string): string | undefined {
  const from = value.search(new RegExp(`[A-Za-z0-9]{${marker.length}}`));
  if (from >= 0) return value.slice(0, from) + marker + value.slice(from + marker.length);
  // If too few are adjacent, overwrite the middle and keep the ends. Only an ASCII text may be cut at any position.
  if (value.length < marker.length + 2 || !/^[\x20-\x7e]*$/.test(value)) return undefined;
  const middle = Math.floor((value.length - marker.length) / 2);
  return value.slice(0, middle) + marker + value.slice(middle + marker.length);
}

/** White space, and characters that have no width. */
const INVISIBLE = /^[\s\p{Z}\p{Cc}\p{Cf}]$/u;

/** Inserts the marker before trailing invisible characters, because the value may test them. */
function insert(value: string, marker: string): string {
  const points = [...value];
  const at = points.findLastIndex((point) => !INVISIBLE.test(point)) + 1;
  return [...points.slice(0, at), at === 0 ? '' : '-', marker, ...points.slice(at)].join('');
}

/**
 * The value with `marker` in it: at most 15 letters, digits and hyphens that begin with the run's 8 hex digits. A valid value stays
 * valid. The marker and a separator are added while `maxLength` allows it, counted in UTF-8 bytes. Otherwise, or when `exact`, the
 * marker replaces characters. Undefined if the value is too short, or the field is neither text nor URL.
 */
export function withMarker(field: Field, value: string, marker: string, exact = false): string | undefined {
  if (field.type !== 'string' && field.type !== 'url') return undefined;
  const separated =
    field.type === 'url' ? `${value}${/[?]/.test(value) ? '&' : '?'}m=${marker}` : insert(value, marker);
  const room = field.maxLength ?? Number.POSITIVE_INFINITY;
  if (!exact && Buffer.byteLength(separated) <= room) return separated;
  if (field.type === 'string') return overwrite(value, marker);
  const host = /^https?:\/\/[^/?#]*/.exec(value)?.[0] ?? '';
  const rest = overwrite(value.slice(host.length), marker);
  return rest === undefined ? undefined : host + rest;
}
