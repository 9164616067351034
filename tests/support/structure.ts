/** What the structure of the product is checked by: pure functions of a list of files and their imports. */

/** An import of a file of ours; types count, because a reader follows them too. */
export interface Arrow {
  from: string;
  to: string;
}

/** What each folder may import besides itself. */
export type Allowed = Record<string, readonly string[]>;

/** The folder of `allowed` that holds the file: the longest one that its path begins with. */
function folderOf(file: string, allowed: Allowed): string | undefined {
  return Object.keys(allowed)
    .filter((folder) => file.startsWith(`${folder}/`))
    .sort((one, other) => other.length - one.length)[0];
}

/** Imports into a folder that the importing file's folder may not import. Files outside all folders count as wrong targets. */
export function wrongArrows(arrows: readonly Arrow[], allowed: Allowed): string[] {
  return arrows.flatMap(({ from, to }) => {
    const [here, there] = [folderOf(from, allowed), folderOf(to, allowed)];
    if (here === undefined || here === there) return [];
    return there !== undefined && allowed[here]?.includes(there) ? [] : [`${from} imports ${to}`];
  });
}

/** Each cycle once, from the file at which the search met it. */
export function cyclesIn(arrows: readonly Arrow[]): string[][] {
  const graph = new Map<string, string[]>();
  for (const { from, to } of arrows) graph.set(from, [...(graph.get(from) ?? []), to]);
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    if (path.includes(file)) return void cycles.push(path.slice(path.indexOf(file)));
    if (done.has(file)) return;
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}

/** Folders with more entries than `most`, folders among them; those below `except` aside. */
export function crowdedFolders(files: readonly string[], most: number, except: readonly string[]): string[] {
  const entries = new Map<string, Set<string>>();
  for (const file of files) {
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/');
      entries.set(folder, (entries.get(folder) ?? new Set()).add(parts[depth] ?? ''));
    }
  }
  return [...entries]
    .filter(([folder, { size }]) => size > most && !except.some((one) => `${folder}/`.startsWith(`${one}/`)))
    .map(([folder, { size }]) => `${folder} holds ${size} entries`);
}

/** Texts of more lines than `most`. */
export function longFiles(texts: ReadonlyMap<string, string>, most: number): string[] {
  return [...texts].flatMap(([file, text]) => {
    const lines = text.split('\n').length - 1;
    return lines > most ? [`${file} has ${lines} lines`] : [];
  });
}
