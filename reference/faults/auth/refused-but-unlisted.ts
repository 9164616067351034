import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const refusedButUnlisted: Fault = {
  id: 'auth/refused-but-unlisted',
  title: 'A refused DELETE removes the resource from its list',
  breaks: ['auth.no-side-effects'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const hidden = new Set<string>();
    return onStage(
      { ...parts, list: async (route, x) => (await parts.list(route, x)).filter(({ sid }) => !hidden.has(sid)) },
      'authenticate',
      async (x, next) => {
        const refused = await next();
        const sid = parts.route(x.incoming.path, x)?.sid;
        if (refused !== null && x.method === 'DELETE' && sid != null) hidden.add(sid);
        return refused;
      },
    );
  },
};
