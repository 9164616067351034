import type { Fault } from '../fault.ts';

export const allowEverything: Fault = {
  id: 'error/allow-everything',
  title: 'Allow names what the server knows',
  breaks: ['error.allow'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, allow: () => 'GET, POST, PUT, DELETE' }),
};
