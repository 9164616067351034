/** A text taken apart where known texts stand in it. They may come from the target, and be megabytes: no pattern is made of them. */

/** A stretch between known texts, or what was given for the known text that stood there. */
export type Piece = { text: string } | { value: string };

/** The pieces of the text, in order, none of them empty. Where two known texts begin at one place, the longer one counts. */
export function piecesOf(text: string, known: ReadonlyMap<string, string>): Piece[] {
  const sought = [...known]
    .filter(([whole]) => whole !== '')
    .sort(([a], [b]) => b.length - a.length)
    .map(([whole, value]) => ({ whole, value, at: text.indexOf(whole) }));
  const pieces: Piece[] = [];
  let copied = 0;
  for (;;) {
    for (const one of sought) if (one.at !== -1 && one.at < copied) one.at = text.indexOf(one.whole, copied);
    const left = sought.filter(({ at }) => at !== -1);
    const [first] = left.sort((a, b) => a.at - b.at);
    if (first === undefined) break;
    if (first.at > copied) pieces.push({ text: text.slice(copied, first.at) });
    pieces.push({ value: first.value });
    copied = first.at + first.whole.length;
  }
  if (copied < text.length) pieces.push({ text: text.slice(copied) });
  return pieces;
}
