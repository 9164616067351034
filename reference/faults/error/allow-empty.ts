import type { Fault } from '../fault.ts';

export const allowEmpty: Fault = {
  id: 'error/allow-empty',
  title: 'Allow is empty',
  breaks: ['error.allow'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, allow: () => '' }),
};
