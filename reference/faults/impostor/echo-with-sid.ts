import type { Fault } from '../fault.ts';
import { jsonReply } from '../support.ts';

export const echoWithSid: Fault = {
  id: 'impostor/echo-with-sid',
  title: 'Everything but a DELETE is answered with a sid and what was sent',
  breaks: ['get.404'],
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
