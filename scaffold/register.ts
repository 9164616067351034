/** Adds one line of import and one entry to an index file, in the order of the file names. */

/** The import statements of files in the same folder; one may span several lines. */
const LOCAL_IMPORT = /^import [^;]*? from '\.\/([\w-]+)\.ts';\n/gm;
/** The line width of the formatter. */
const LINE_WIDTH = 120;

/** Adds `import { constant } from './stem.ts';` to the text. */
function withImport(text: string, stem: string, constant: string): string {
  const line = `import { ${constant} } from './${stem}.ts';\n`;
  const next = [...text.matchAll(LOCAL_IMPORT)].find(([, other = '']) => byName(stem, other) < 0);
  const all = [...text.matchAll(/^import [^;]*;\n/gm)];
  const last = all.at(-1);
  const at = next?.index ?? (last === undefined ? 0 : last.index + last[0].length);
  return text.slice(0, at) + line + text.slice(at);
}

/** Registers a probe in `suites/probes/AREA/index.ts`, after the other probes. */
export function withProbe(text: string, id: string, stem: string, constant: string): string {
  const end = text.lastIndexOf('};');
  if (end < 0) throw new Error('the index of the probes holds no list');
  return withImport(`${text.slice(0, end)}  '${id}': ${constant},\n${text.slice(end)}`, stem, constant);
}

/** Registers a fault in `reference/faults/AREA/index.ts`, in the order of the imports. */
export function withFault(text: string, stem: string, constant: string): string {
  const imported = withImport(text, stem, constant);
  const list = /^(export const \w+: Fault\[\] = )\[([^\]]*)\];/m.exec(imported);
  if (list === null) throw new Error('the index of the faults holds no list');
  const [whole, head = '', items = ''] = list;
  const order = [...imported.matchAll(LOCAL_IMPORT)].map(([, name]) => name);
  const constants = items
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  constants.splice(order.indexOf(stem), 0, constant);
  const oneLine = `${head}[${constants.join(', ')}];`;
  const lines = `${head}[\n${constants.map((item) => `  ${item},\n`).join('')}];`;
  return imported.replace(whole, oneLine.length <= LINE_WIDTH ? oneLine : lines);
}

const byName = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });
