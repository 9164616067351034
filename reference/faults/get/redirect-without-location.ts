import type { Fault } from '../fault.ts';

export const redirectWithoutLocation: Fault = {
  id: 'get/redirect-without-location',
  title: 'A 302 has no Location field',
  breaks: ['get.302'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, redirectTarget: () => null }),
};
