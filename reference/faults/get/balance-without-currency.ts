import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const balanceWithoutCurrency: Fault = {
  id: 'get/balance-without-currency',
  title: 'The balance has no currency',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, ({ currency, ...document }) =>
      currency === undefined ? document : { ...document, amount: currency },
    ),
};
