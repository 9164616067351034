/** Describes the request of a finding without the values that differ between runs. */
import { type Exchange, effectiveMethod, sentMethod } from '../../../client/exchange.ts';
import { type FindingRequest, FORM_TYPE } from '../../../specs/model.ts';
import type { Session } from '../../fixtures/run/session.ts';
import { addressedBy } from '../../rules/addressed.ts';

/** What the description needs of a session. */
export type Described = Pick<Session, 'profile' | 'redact'> & {
  requests: Pick<Session['requests'], 'basePath' | 'valid'>;
};

export function requestOf({ request }: Exchange, { profile, requests, redact }: Described): FindingRequest {
  const { credential, userinfo, contentType, unhookedPath, path } = request;
  const method = effectiveMethod(request);
  const addressed = addressedBy(profile, requests.basePath, unhookedPath ?? path);
  const isOwn = userinfo === undefined && credential === requests.valid;
  const who = userinfo === undefined ? credential.label : `${credential.label} in the URL`;
  return {
    method: sentMethod(request),
    ...(method !== request.method && (method === 'PUT' || method === 'DELETE') && { overload: method }),
    ...(addressed !== undefined && {
      path: templateOf(addressed),
      resource: addressed.resource,
      place: addressed.place,
    }),
    ...(!isOwn && { credentials: redact(who) }),
    ...(contentType !== null && contentType !== FORM_TYPE && { contentType: redact(contentType, 'own') }),
  };
}

/** The path of the profile without the suffix of a format, such as `/Queues/{Sid}`. */
function templateOf({ definition, place }: NonNullable<ReturnType<typeof addressedBy>>): string {
  const endpoint = place === 'collection' ? definition.collection : (definition.instance ?? definition.collection);
  return (endpoint?.path ?? '').replace(/\.(json|xml)$/, '');
}
