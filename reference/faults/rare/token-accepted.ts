import type { Fault } from '../fault.ts';
import { oneIn } from '../support.ts';

export const tokenAccepted: Fault = {
  id: 'rare/token-accepted',
  title: 'One wrong token in twenty is accepted',
  breaks: [
    'auth.near-miss-token',
    'auth.wrong-token',
    'auth.url-userinfo',
    'get.401',
    'post.401',
    'put.401',
    'delete.401',
    'overload.put.401',
    'overload.delete.401',
  ],
  collateral: [],
  deterministic: false,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => given === real || oneIn(20) }),
};
