/** Checks of the product's structure: pure functions of a list of files and their imports. */

/** One file of the product imports another. Type imports count too. */
export interface Arrow {
  from: string;
  to: string;
}

/** For each folder, the other folders that its files may import. */
export type Allowed = Record<string, readonly string[]>;

/** Returns the deepest folder of `allowed` that contains the file. */
function folderOf(file: string, allowed: Allowed): string | undefined {
  return Object.keys(allowed)
    .filter((folder) => file.startsWith(`${folder}/`))
    .sort((one, other) => other.length - one.length)[0];
}

/** Returns the imports that `allowed` does not permit. An import of a file outside all folders is not permitted. */
export function wrongArrows(arrows: readonly Arrow[], allowed: Allowed): string[] {
  return arrows.flatMap(({ from, to }) => {
    const [here, there] = [folderOf(from, allowed), folderOf(to, allowed)];
    if (here === undefined || here === there) return [];
    return there !== undefined && allowed[here]?.includes(there) ? [] : [`${from} imports ${to}`];
  });
}

/** Returns the import cycles that a depth-first search finds. Each cycle starts at the file that the search reached first. */
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

/** Returns the folders with more than `most` entries. Subfolders count as entries. Folders in `except` are ignored. */
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

/** Returns the files with more than `most` lines. */
export function longFiles(texts: ReadonlyMap<string, string>, most: number): string[] {
  return [...texts].flatMap(([file, text]) => {
    const lines = text.split('\n').length - 1;
    return lines > most ? [`${file} has ${lines} lines`] : [];
  });
}
