/** Checks of a profile that its JSON Schema cannot express. */
import { loadClauses } from '../contract/clauses.ts';
import type { Kind } from '../model.ts';
import { expandedSize } from '../utils/expandedSize.ts';
import { topMember, valueAt } from '../utils/jsonPointer.ts';
import { LinearPattern } from '../utils/linearPattern.ts';
import { validatorFor } from '../utils/schemaValidator.ts';
import { nearNames } from '../utils/unknownName.ts';
import type { Field, Profile, Resource } from './model.ts';
import { isSingleton } from './prerequisites.ts';
import { escapeToken, referenceProblems } from './references.ts';
import { xmlProblems } from './xmlProblems.ts';

/** The kinds from strictest to weakest. A profile may only lower the kind of a clause. */
const KINDS: readonly (Kind | 'not-applicable')[] = ['required', 'optional', 'check', 'not-applicable'];

/** All problems of a profile that matches its schema, as `pointer: what is wrong; what would be right`. */
export function profileProblems(profile: Profile): string[] {
  return [
    ...schemaProblems('/error/schema', profile.error.schema),
    ...clauseProblems(profile),
    ...pagingProblems(profile),
    ...accountProblems(profile),
    ...xmlProblems(profile),
    ...Object.entries(profile.resources).flatMap(([name, resource]) => [
      ...resourceProblems(name, resource),
      ...referenceProblems(profile, name, resource),
    ]),
  ];
}

/** Each page size must be one that a request can ask for. */
function pagingProblems({ paging }: Profile): string[] {
  if (paging === null) return [];
  const { minSize = 1, maxSize, defaultSize } = paging;
  if (minSize > maxSize) return [`/paging/minSize: exceeds maxSize; give at most ${maxSize}`];
  if (defaultSize !== undefined && (defaultSize < minSize || defaultSize > maxSize))
    return [`/paging/defaultSize: is not between minSize and maxSize; give ${minSize} to ${maxSize}`];
  return [];
}

function accountProblems({ account }: Profile): string[] {
  if (account === undefined) return [];
  try {
    new LinearPattern(account.pattern);
    return [];
  } catch (error) {
    return [`/account/pattern: ${(error as Error).message}`];
  }
}

function clauseProblems({ clauses }: Profile): string[] {
  const known = loadClauses();
  return Object.entries(clauses).flatMap(([id, { kind }]) => {
    const clause = known.find((each) => each.id === id);
    if (clause === undefined) {
      const near = nearNames(
        id,
        known.map((each) => each.id),
      );
      return [`/clauses/${id}: no such clause${near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''}`];
    }
    const raised = KINDS.indexOf(kind) < KINDS.indexOf(clause.kind);
    return raised ? [`/clauses/${id}/kind: raises ${clause.kind} to ${kind}; a profile may only lower it`] : [];
  });
}

function resourceProblems(name: string, resource: Resource): string[] {
  const { collection, instance, fields, sid, identity } = resource;
  const at = `/resources/${escapeToken(name)}`;
  if (collection === undefined && instance === undefined) return [`${at}: offers neither a collection nor an instance`];
  const problems: string[] = [];
  if (collection !== undefined) {
    problems.push(...schemaProblems(`${at}/collection/schema`, collection.schema));
    if (collection.putCreates === true && !collection.methods.includes('PUT')) {
      problems.push(
        `${at}/collection/putCreates: is true without PUT in methods; name PUT there, or leave putCreates out`,
      );
    }
    if (collection.putCreates === true && instance === undefined) {
      problems.push(`${at}/collection/putCreates: is true without an instance; a PUT to a singleton updates it`);
    }
    const creates = collection.methods.includes('POST') || collection.putCreates === true;
    if (creates && !isSingleton(resource) && instance?.methods.includes('GET') !== true) {
      problems.push(
        `${at}/instance: a collection that creates needs an instance that offers GET, to see what was created`,
      );
    }
  }
  if (resource.putReplaces === true && instance?.methods.includes('PUT') !== true) {
    problems.push(`${at}/putReplaces: is true, but the instance does not offer PUT`);
  }
  if (instance !== undefined) problems.push(...schemaProblems(`${at}/instance/schema`, instance.schema));
  if (sid !== undefined && !identity.includes(topMember(sid.property))) {
    problems.push(`${at}/identity: lacks "${topMember(sid.property)}", the sid's property`);
  }
  const fieldProblemsOf = ([field, value]: [string, Field]) =>
    fieldProblems(`${at}/fields/${escapeToken(field)}`, value);
  return [...problems, ...Object.entries(fields).flatMap(fieldProblemsOf)];
}

function fieldProblems(at: string, field: Field): string[] {
  if (field.unique === true && field.type !== 'string' && field.type !== 'url') {
    return [`${at}/unique: is true for ${field.type}; only a string or a url has room for the marker of a run`];
  }
  switch (field.type) {
    case 'string':
      if (field.minLength > field.maxLength) return [`${at}/minLength: is above maxLength`];
      return outside(at, field.default, (value) => {
        const length = typeof value === 'string' ? [...value].length : -1;
        return length >= field.minLength && length <= field.maxLength;
      });
    case 'integer':
      if (field.minimum > field.maximum) return [`${at}/minimum: is above maximum`];
      return outside(
        at,
        field.default,
        (value) => Number.isInteger(value) && Number(value) >= field.minimum && Number(value) <= field.maximum,
      );
    case 'enum':
      return outside(at, field.default, (value) => typeof value === 'string' && field.values.includes(value));
    default:
      return [];
  }
}

/** An empty string and null mean "no value", whatever the bounds. */
function outside(at: string, value: Field['default'], within: (value: string | number) => boolean): string[] {
  if (value === undefined || value === null || value === '' || within(value)) return [];
  return [`${at}/default: is ${JSON.stringify(value)}, outside the field's own bounds`];
}

/** Keywords whose schemas apply to the same value as the schema around them. */
const IN_PLACE = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']);
const MOST_SCHEMAS = 2000;

function schemaProblems(at: string, schema: Profile['error']['schema']): string[] {
  if (
    expandedSize(schema, { at: (reference) => valueAt(schema, reference), enters: (name) => IN_PLACE.has(name) }) >
    MOST_SCHEMAS
  )
    return [`${at}: its references expand to more than ${MOST_SCHEMAS} schemas for one value`];
  try {
    const validate = validatorFor(schema);
    // a schema that refers to itself for the same value never ends
    for (const value of [{}, [], '', 0, true, null]) validate(value);
    return [];
  } catch (error) {
    return [`${at}: is no usable JSON Schema: ${(error as Error).message.replaceAll(/\s+/g, ' ')}`];
  }
}
