import type { Fault } from '../fault.ts';

export const allowWithoutGet: Fault = {
  id: 'error/allow-without-get',
  title: 'Allow omits GET',
  breaks: ['error.allow'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, allow: (route, x) => (parts.allow(route, x) ?? '').replace('GET', 'HEAD') }),
};
