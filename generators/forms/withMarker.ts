/** Makes a unique field's value this run's own, so that neither an older resource nor a twin has it. */
import type { Field } from '../../specs/profile/model.ts';

/** Overwrites letters and digits, where there is a run of them long enough, and so keeps length and odd characters. */
function overwrite(value: string, marker: string): string | undefined {
  const from = value.search(new RegExp(`[A-Za-z0-9]{${marker.length}}`));
  if (from >= 0) return value.slice(0, from) + marker + value.slice(from + marker.length);
  // No such run: overwrite the middle, and leave the ends as they are. Only ASCII may be cut anywhere.
  if (value.length < marker.length + 2 || !/^[\x20-\x7e]*$/.test(value)) return undefined;
  const middle = Math.floor((value.length - marker.length) / 2);
  return value.slice(0, middle) + marker + value.slice(middle + marker.length);
}

/** Inserts after the first word's start rather than at an end, where spaces may be the point. */
function insert(value: string, marker: string): string {
  const points = [...value];
  const at = points.findLastIndex((point) => point !== ' ') + 1;
  return [...points.slice(0, at), at === 0 ? '' : '-', marker, ...points.slice(at)].join('');
}

/**
 * The value with `marker` in it (the run's 8 hex digits and what tells one value from the next: letters, digits, `-`; at
 * most 15 characters), still valid if it was valid: texts and URLs grow by the marker and a separator while that stays
 * within `maxLength` (in UTF-8 bytes, the strictest way to count); otherwise, or when `exact`, the marker replaces
 * characters and the length stays. `undefined` when there is no room: the value is too short to be marked, or
 * the field is neither text nor URL.
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
