import type { Fault } from '../fault.ts';
import { isReadOf, onStage } from '../support.ts';

export const balanceRedirectsForever: Fault = {
  id: 'get/balance-redirects-forever',
  title: 'A GET of Balance is redirected to itself, again and again',
  breaks: ['get.302'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'act', (x, next) => {
      if (!isReadOf('Balance')(x)) return next();
      return { status: 302, headers: [['Location', x.incoming.path]], body: null };
    }),
};
