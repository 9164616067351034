import type { Fault } from '../fault.ts';

export const allowRefused: Fault = {
  id: 'error/allow-refused',
  title: 'Allow lists the refused method',
  breaks: ['error.allow'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, allow: (route, x) => `${parts.allow(route, x)}, ${x.method}` }),
};
