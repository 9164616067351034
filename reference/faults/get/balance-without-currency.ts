import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const balanceWithoutCurrency: Fault = {
  id: 'get/balance-without-currency',
  title: 'The balance lacks its currency',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, ({ currency, ...document }) =>
      currency === undefined ? document : { ...document, amount: currency },
    ),
};
