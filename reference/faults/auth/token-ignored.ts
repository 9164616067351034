import type { Fault } from '../fault.ts';

export const tokenIgnored: Fault = {
  id: 'auth/token-ignored',
  title: 'Any token opens the account',
  breaks: [
    'auth.wrong-token',
    'auth.near-miss-token',
    'auth.url-userinfo',
    'get.401',
    'post.401',
    'put.401',
    'delete.401',
    'overload.put.401',
    'overload.delete.401',
  ],
  collateral: ['auth.first', 'auth.no-shortcut'],
  why: 'every request with the right account sid is accepted',
  deterministic: true,
  apply: (parts) => ({ ...parts, sameToken: () => true }),
};
