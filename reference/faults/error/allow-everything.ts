import type { Fault } from '../fault.ts';

export const allowEverything: Fault = {
  id: 'error/allow-everything',
  title: 'Allow lists every method, whatever the resource supports',
  breaks: ['error.allow'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, allow: () => 'GET, POST, PUT, DELETE' }),
};
