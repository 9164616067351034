import type { Fault } from '../fault.ts';

export const noAllow: Fault = {
  id: 'error/no-allow',
  title: 'A 405 has no Allow field',
  breaks: ['error.allow'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, allow: () => null }),
};
