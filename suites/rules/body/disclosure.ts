/** A 401 discloses nothing of the resource: no property in its body, and no validator that answers a conditional request. */
import { type Exchange, headerValues } from '../../../client/exchange.ts';
import type { JsonSchema } from '../../../specs/profile/model.ts';
import type { Addressed } from '../addressed.ts';
import { judged, type Rule, type RuleContext } from '../rule.ts';

export const disclosure: Rule = {
  clauses: ['auth.no-shortcut'],
  judge(exchange, context) {
    const place = context.addressed(exchange);
    if (exchange.response.status !== 401 || place === undefined) return undefined;
    const disclosed = validatorIn(exchange) ?? propertyIn(exchange, place, context);
    return judged('auth.no-shortcut', disclosed === undefined, () => ({
      message: 'a 401 discloses nothing of the resource',
      expected: 'an answer without properties and validators of the resource',
      actual: disclosed ?? '',
    }));
  },
};

/** Members that an error may have of its own, such as those of RFC 9457. They may have the name of a property. */
const OF_ERRORS = new Set(
  'status code message title type detail details instance path uri url method error errors reason description name'.split(
    ' ',
  ),
);

function propertyIn(exchange: Exchange, { definition }: Addressed, { profile, shown }: RuleContext) {
  const shownFields = Object.values(definition.fields).filter(({ echoed }) => echoed !== false);
  const known = [...shownFields.map(({ property }) => property), ...(definition.sid ? [definition.sid.property] : [])];
  const own = new Set([...OF_ERRORS, ...membersOf(profile.error.schema)]);
  const properties = new Set(known.filter((name) => !own.has(name)));
  const found = namesIn(shown(exchange)).find((name) => properties.has(name));
  return found === undefined ? undefined : `the member ${found} in the body`;
}

/** The validator that the request named, if the answer repeats it. An ETag of the error body itself differs. */
function validatorIn({ request, response }: Exchange): string | undefined {
  const asked = (name: string) => request.headers.find(([key]) => key.toLowerCase() === name)?.[1];
  const pairs = [
    ['ETag', asked('if-none-match')],
    ['Last-Modified', asked('if-modified-since')],
  ] as const;
  const found = pairs.find(([name, value]) => value !== undefined && headerValues(response, name).includes(value));
  return found === undefined ? undefined : `${found[0]}: ${found[1]}`;
}

/** The names of the members of a value, at any depth. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(namesIn);
  return Array.isArray(value) ? inside : [...Object.keys(value), ...inside];
}

/** The names of the members that a schema describes, at any depth. */
function membersOf(schema: JsonSchema): string[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    const names = keyword === 'properties' ? Object.keys(value) : [];
    return [...names, ...membersOf(value as JsonSchema)];
  });
}
