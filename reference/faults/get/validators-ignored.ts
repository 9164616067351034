import type { Fault } from '../fault.ts';

export const validatorsIgnored: Fault = {
  id: 'get/validators-ignored',
  title: 'Validators are sent, but conditional requests are ignored',
  breaks: ['get.304'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, notModified: () => false }),
};
