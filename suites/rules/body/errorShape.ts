/** The body of an error has the declared media type and schema, and repeats the status. Only a 400 must have a body. */
import { type Exchange, mediaType } from '../../../client/exchange.ts';
import { memberAt } from '../../../client/representation/member.ts';
import { isXmlType } from '../../../specs/profile/xmlNames.ts';
import { documentedStatusesOf } from '../../fixtures/profile/documented.ts';
import { formatDefect, isDescribed, isError } from '../../fixtures/profile/errors.ts';
import { methodOf } from '../method.ts';
import { type Broken, hasNoBody, isUnrouted, judged, type Rule, type RuleContext } from '../rule.ts';

export const errorShape: Rule = {
  clauses: ['error.shape'],
  judge(exchange, context) {
    const { status, body } = exchange.response;
    const { profile } = context;
    if (!isError(exchange) || hasNoBody(exchange) || !isDescribed(profile, status)) return undefined;
    // The status itself is the contradiction if the page does not list it.
    const method = methodOf(exchange.request);
    const listed = method === undefined ? [] : [...documentedStatusesOf(method), ...profile.mediaRefusals];
    if (!listed.includes(status)) return undefined;
    if ((body.length === 0 && status !== 400) || isUnrouted(exchange, context)) return undefined;
    const broken = defectOf(exchange, context);
    return judged('error.shape', broken === undefined, () => broken as Broken);
  },
};

function defectOf(exchange: Exchange, { profile, shown }: RuleContext): Broken | undefined {
  const { error } = profile;
  const { response } = exchange;
  const { status } = response;
  const read = shown(exchange);
  const format = formatDefect(response, read, error.schema, error.mediaType);
  if (format !== undefined) return { message: `the body of a ${status} is an error of the declared schema`, ...format };
  const type = mediaType(response);
  if (type !== error.mediaType)
    return {
      message: 'an error body has the declared media type',
      expected: error.mediaType,
      actual: type ?? 'no media type',
    };
  const { statusProperty } = error;
  const actual = statusProperty === null ? status : memberAt(read, statusProperty);
  // XML has no number type.
  if (actual === status || (isXmlType(error.mediaType) && actual === String(status))) return undefined;
  return {
    message: `${statusProperty} in an error body equals the status code`,
    expected: `${statusProperty} ${status}`,
    actual: `${statusProperty} ${JSON.stringify(actual)}`,
  };
}
