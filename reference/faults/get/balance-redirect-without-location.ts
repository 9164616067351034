import type { Fault } from '../fault.ts';
import { isReadOf, onStage } from '../support.ts';

export const balanceRedirectWithoutLocation: Fault = {
  id: 'get/balance-redirect-without-location',
  title: 'A GET of Balance is answered 302 without a Location',
  breaks: ['get.302'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'act', (x, next) => (isReadOf('Balance')(x) ? { status: 302, headers: [], body: null } : next())),
};
