import type { Fault } from '../fault.ts';
import { jsonReply } from '../support.ts';

export const echoWithSid: Fault = {
  id: 'impostor/echo-with-sid',
  title: 'Every request except DELETE returns a new sid and the fields that were sent',
  breaks: [
    'auth.first',
    'auth.malformed-basic',
    'auth.malformed-sid',
    'auth.missing-credentials',
    'auth.near-miss-token',
    'auth.non-basic-scheme',
    'auth.other-account',
    'auth.unknown-account',
    'auth.url-userinfo',
    'auth.wrong-token',
    'delete.204',
    'delete.401',
    'delete.404',
    'delete.405',
    'get.200',
    'get.401',
    'get.404',
    'lifecycle.concurrent',
    'lifecycle.model',
    'overload.delete.204',
    'overload.delete.401',
    'overload.delete.404',
    'overload.get.ignored',
    'overload.other-parameters',
    'overload.put.200',
    'overload.put.201',
    'overload.put.400',
    'overload.put.401',
    'overload.put.404',
    'overload.put.405',
    'post.200',
    'post.201',
    'post.400',
    'post.401',
    'post.404',
    'post.405',
    'put.200',
    'put.201',
    'put.400',
    'put.401',
    'put.404',
    'put.405',
    'write.round-trip',
  ],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    around: (x) => {
      if (x.method === 'DELETE') return parts.deleted(x);
      const route = parts.route(x.incoming.path, x);
      const sid = route?.sid ?? parts.makeSid(route?.resource.stored?.prefix ?? 'XX', x);
      return jsonReply(x.method === 'GET' || route?.sid ? 200 : 201, {
        sid,
        ...Object.fromEntries(parts.decode(x.incoming.body, x)),
      });
    },
  }),
};
