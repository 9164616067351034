/** The percent-decoded text of a path segment, or the segment itself if it cannot be decoded. */
export function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
