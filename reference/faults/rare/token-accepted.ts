import type { Fault } from '../fault.ts';
import { oneIn } from '../support.ts';

export const tokenAccepted: Fault = {
  id: 'rare/token-accepted',
  title: 'One wrong token in twenty is accepted',
  breaks: ['auth.near-miss-token'],
  collateral: ['auth.wrong-token', 'auth.url-userinfo', 'auth.malformed-basic', 'auth.first'],
  why: 'it strikes anybody',
  deterministic: false,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => given === real || oneIn(20) }),
};
