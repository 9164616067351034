/** Checks the data of `specs/`: each function returns its problems, one line each, and none when all is well. */

import type { Clause } from '../model.ts';
import type { JsonSchema, Profile } from '../profile/model.ts';
import { loadProfile } from '../profile/profiles.ts';
import { builtInProfiles } from '../profile/readProfile.ts';
import { describeErrors, type SchemaName, validatorFor } from '../utils/schemaValidator.ts';
import { type ClauseData, clausesOf } from './clauseFiles.ts';
import { loadClauseData } from './clauses.ts';
import { loadPage, type Page, pageSections, singleSpaced } from './page.ts';
import { lintPlaceholders } from './placeholders.ts';

/** Problems of everything that this package ships. */
export function lintSpecs(): string[] {
  const page = loadPage();
  return [...lintPage(page), ...lintClauses(loadClauseData(), page.text), ...lintBuiltInProfiles()];
}

/** The page is the one that the quotations were taken from. */
export function lintPage({ digest, declaredDigest }: Page): string[] {
  return digest === declaredDigest ? [] : [`source: the page's digest is ${digest}, not ${declaredDigest}`];
}

/** The clause data fits its schemas, ids are unique and in their place, and every quotation of the page stands there. */
export function lintClauses(data: ClauseData, page: string): string[] {
  const misfits = [
    ...misfitsOf('status-tables', data.tables, 'status-tables.json'),
    ...data.files.flatMap(({ name, content }) => misfitsOf('clause-file', content, `clauses/${name}`)),
  ];
  // What does not fit its schema cannot be read any further.
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

/** Every quotation of the page stands, word for word but for white space, below the heading that it names. */
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

/** Every built-in profile loads under its own name, and its fields are properties that its representations describe. */
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

/** Fields, sids, identity members and list properties that no representation of their resource describes. */
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

/** Clauses that no probe tests, and probes of no clause. */
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

/** Names of the members that a schema describes at its top, by itself or by way of a `$ref` into its `$defs`. */
function propertyNames({ properties, $ref, $defs }: JsonSchema): Set<string> {
  const own = Object.keys((properties ?? {}) as JsonSchema);
  const name = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : undefined;
  const referred = name === undefined ? undefined : (($defs ?? {}) as Record<string, JsonSchema>)[name];
  return new Set([...own, ...(referred === undefined ? [] : propertyNames({ ...referred, $defs }))]);
}
