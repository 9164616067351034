/** Checks the data of `specs/`. Each function returns a list of problems, each described in one line. */
import type { Clause } from '../model.ts';
import type { JsonSchema, Profile } from '../profile/model.ts';
import { loadProfile } from '../profile/profiles.ts';
import { builtInProfiles } from '../profile/readProfile.ts';
import { describeErrors, type SchemaName, validatorFor } from '../utils/schemaValidator.ts';
import { type ClauseData, clausesOf } from './clauseFiles.ts';
import { loadClauseData } from './clauses.ts';
import { loadPage, type Page, pageSections, singleSpaced } from './page.ts';
import { lintPlaceholders } from './placeholders.ts';

/** The problems of all data in this package. */
export function lintSpecs(): string[] {
  const page = loadPage();
  return [...lintPage(page), ...lintClauses(loadClauseData(), page.text), ...lintBuiltInProfiles()];
}

/** Checks that the page is the one that the quotations come from. */
export function lintPage({ digest, declaredDigest }: Page): string[] {
  return digest === declaredDigest ? [] : [`source: the page's digest is ${digest}, not ${declaredDigest}`];
}

/** Checks schemas, ids and quotations of the clause data. */
export function lintClauses(data: ClauseData, page: string): string[] {
  const misfits = [
    ...misfitsOf('status-tables', data.tables, 'status-tables.json'),
    ...data.files.flatMap(({ name, content }) => misfitsOf('clause-file', content, `clauses/${name}`)),
  ];
  // Data that does not match its schema cannot be checked further.
  if (misfits.length > 0) return misfits;
  const placeholders = lintPlaceholders(data);
  if (placeholders.length > 0) return placeholders;
  const clauses = clausesOf(data);
  return [
    ...clauses.flatMap((clause) => misfitsOf('clause', clause, clause.id)),
    ...data.files
      .filter(({ name, content }) => name !== `${content.area}.json`)
      .map(({ name, content }) => {
        return `clauses/${name}: holds the area ${content.area}`;
      }),
    ...clauses.filter(({ id, area }) => !id.startsWith(`${area}.`)).map(({ id, area }) => `${id}: stands in ${area}`),
    ...repeatedIds(clauses),
    ...lintRfcSections(data.tables),
    ...lintQuotations(clauses, page),
  ];
}

/** Checks that every quotation occurs literally, except for white space, below its heading in the page. */
export function lintQuotations(clauses: readonly Clause[], page: string): string[] {
  const quotations = clauses.flatMap(({ id, source }) =>
    source.filter(({ document }) => document === 'page').map(({ section, quote }) => ({ id, section, quote })),
  );
  const sections = pageSections(
    page,
    quotations.map(({ section }) => section),
  );
  return quotations.flatMap(({ id, section, quote }) => {
    const text = sections.get(section);
    if (text === undefined) return [`${id}: the page has no heading "${section}"`];
    return text.includes(singleSpaced(quote)) ? [] : [`${id}: not below "${section}" in the page: "${quote}"`];
  });
}

/** Checks that every built-in profile loads, has the name of its file, and describes its fields in its schemas. */
export function lintBuiltInProfiles(): string[] {
  return builtInProfiles().flatMap((name) => {
    try {
      const { profile } = loadProfile(name);
      const misnamed = profile.name === name ? [] : [`profiles/${name}.json: is named ${profile.name}`];
      return [...misnamed, ...lintFieldProperties(profile)];
    } catch (error) {
      return [(error as Error).message];
    }
  });
}

/** The fields, sids and list properties that no schema of their resource describes. */
export function lintFieldProperties(profile: Profile): string[] {
  return Object.entries(profile.resources).flatMap(([name, { collection, instance, fields, sid }]) => {
    const lists = collection?.listProperty === undefined ? [] : [collection.listProperty];
    const shown = Object.values(fields).filter(({ echoed }) => echoed !== false);
    const described = [
      ...(collection === undefined ? [] : undescribed(lists, collection.schema)),
      ...(instance === undefined
        ? []
        : undescribed([...shown.map(({ property }) => property), ...(sid ? [sid.property] : [])], instance.schema)),
    ];
    return described.map((property) => `profile ${profile.name}: ${name}: no schema describes "${property}"`);
  });
}

/** Clauses without a probe, and probes without a clause. */
export function orphans(
  probeIds: Iterable<string>,
  clauseIds: Iterable<string>,
): { probesWithoutClause: string[]; clausesWithoutProbe: string[] } {
  const probes = new Set(probeIds);
  const clauses = new Set(clauseIds);
  return {
    probesWithoutClause: [...probes].filter((id) => !clauses.has(id)),
    clausesWithoutProbe: [...clauses].filter((id) => !probes.has(id)),
  };
}

function misfitsOf(schema: SchemaName, value: unknown, where: string): string[] {
  const validate = validatorFor(schema);
  return validate(value) ? [] : describeErrors(validate).map((problem) => `${where}: ${problem}`);
}

function repeatedIds(clauses: readonly Clause[]): string[] {
  const ids = clauses.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${id}: more than one clause`);
}

function lintRfcSections({ tables, rfcSections }: ClauseData['tables']): string[] {
  const used = new Set(tables.flatMap(({ statuses }) => statuses.flatMap(({ rfc }) => rfc ?? [])));
  const missing = [...used].filter((key) => !Object.hasOwn(rfcSections, key));
  const unused = Object.keys(rfcSections).filter((key) => !used.has(key));
  return [
    ...missing.map((key) => `status-tables.json: rfcSections lacks "${key}"`),
    ...unused.map((key) => `status-tables.json: nothing refers to rfcSections "${key}"`),
  ];
}

function undescribed(properties: readonly string[], schema: JsonSchema): string[] {
  const described = propertyNames(schema);
  return properties.filter((property) => !described.has(property));
}

/** The names of the top-level properties of a schema, directly or through a `$ref` into its `$defs`. */
function propertyNames({ properties, $ref, $defs }: JsonSchema): Set<string> {
  const own = Object.keys((properties ?? {}) as JsonSchema);
  const name = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : undefined;
  const referred = name === undefined ? undefined : (($defs ?? {}) as Record<string, JsonSchema>)[name];
  return new Set([...own, ...(referred === undefined ? [] : propertyNames({ ...referred, $defs }))]);
}
