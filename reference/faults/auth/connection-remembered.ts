import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const connectionRemembered: Fault = {
  id: 'auth/connection-remembered',
  title: 'The second request of a connection needs no credentials if it repeats the first one',
  breaks: ['auth.no-shortcut'],
  collateral: ['auth.missing-credentials', 'get.401'],
  why: 'a request of the clause may be the second one of a connection',
  deterministic: true,
  apply: (parts) => {
    const seen = new WeakMap<object, string[]>();
    return acceptWhen(
      {
        ...parts,
        authenticate: (given, x) => {
          const { connection, method, target } = x.incoming;
          seen.set(connection, [...(seen.get(connection) ?? []), `${method} ${target}`].slice(0, 3));
          return parts.authenticate(given, x);
        },
      },
      (x) => {
        const [first, second, ...more] = seen.get(x.incoming.connection) ?? [];
        return authorization(x) === null && first === second && more.length === 0;
      },
    );
  },
};
