/** Reads the clause data: `status-tables.json` and `clauses/*.json`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AREAS, type Area, type Clause, type Level, type Method, type Source } from '../model.ts';

/** One documented status of a table. `{request}` in a text is replaced by the request. */
export interface StatusRow {
  status: number;
  title: string;
  level: Level;
  quote: string;
  /** The RFC sections that support the status, as keys of `rfcSections`. */
  rfc?: string[];
  statement: string;
  appliesTo: string;
}

export interface StatusTable {
  /** The heading of the table on the page. */
  section: string;
  methods: Method[];
  /** The methods that POST with `?_method=` can overload. */
  overloadedMethods: Method[];
  statuses: StatusRow[];
}

/** `specs/status-tables.json`. */
export interface StatusTables {
  tables: StatusTable[];
  overloading: { section: string; quote: string };
  /** Summaries of RFC sections, by `RFC number section`. */
  rfcSections: Record<string, string>;
}

/** `specs/clauses/AREA.json`: the clauses of an area that are not derived from a status table. */
export interface ClauseFile {
  area: Area;
  clauses: Omit<Clause, 'area' | 'cell'>[];
}

/** The clause data of one folder, not yet validated. The lint validates it. */
export interface ClauseData {
  tables: StatusTables;
  files: { name: string; content: ClauseFile }[];
}

/** Reads the clause data of a folder with the layout of `specs/`. An area without a file consists of cells only. */
export function readClauseData(folder: string): ClauseData {
  const files = AREAS.map((area) => `${area}.json`).filter((name) => existsSync(join(folder, 'clauses', name)));
  return {
    tables: readJson(join(folder, 'status-tables.json')) as StatusTables,
    files: files.map((name) => ({ name, content: readJson(join(folder, 'clauses', name)) as ClauseFile })),
  };
}

/** All clauses, sorted by area. In each area the cells come first, in the order of their table. */
export function clausesOf({ tables, files }: ClauseData): Clause[] {
  const cells = cellClauses(tables);
  const others = files.flatMap(({ content: { area, clauses } }) =>
    clauses.map(({ id, ...rest }): Clause => ({ id, area, ...rest })),
  );
  return AREAS.flatMap((area) => [...cells, ...others].filter((clause) => clause.area === area));
}

/** One clause per method and documented status, such as `get.200`, and per overloaded method, such as `overload.put.200`. */
export function cellClauses({ tables, overloading, rfcSections }: StatusTables): Clause[] {
  const overloadingSource: Source = { document: 'page', ...overloading };
  return tables.flatMap((table) => [
    ...table.methods.flatMap((method) =>
      table.statuses.map((row) => {
        const area = method.toLowerCase() as Area;
        return cellClause(area, `${area}.${row.status}`, method, {
          cell: { method, status: row.status, via: 'native' },
          row,
          source: rowSources(table.section, row, rfcSections),
        });
      }),
    ),
    ...table.overloadedMethods.flatMap((method) =>
      table.statuses.map((row) =>
        cellClause('overload', `overload.${method.toLowerCase()}.${row.status}`, `POST with ?_method=${method}`, {
          cell: { method, status: row.status, via: 'overloaded' },
          row,
          source: [overloadingSource, ...rowSources(table.section, row, rfcSections)],
        }),
      ),
    ),
  ]);
}

function cellClause(
  area: Area,
  id: string,
  request: string,
  { row, cell, source }: Required<Pick<Clause, 'cell' | 'source'>> & { row: StatusRow },
): Clause {
  return {
    id,
    area,
    title: `${request} answers ${row.status}: ${row.title}`,
    kind: 'required',
    level: row.level,
    basis: 'page',
    source,
    statement: row.statement.replaceAll('{request}', request),
    appliesTo: row.appliesTo.replaceAll('{request}', request),
    cell,
  };
}

function rowSources(section: string, row: StatusRow, rfcSections: Record<string, string>): Source[] {
  const rfc = (row.rfc ?? []).map((key): Source => {
    const [, number, rfcSection = ''] = key.split(' ');
    return { document: `RFC ${Number(number)}`, section: rfcSection, quote: rfcSections[key] ?? '' };
  });
  return [{ document: 'page', section, quote: row.quote }, ...rfc];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
