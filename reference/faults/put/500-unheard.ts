import type { Fault } from '../fault.ts';
import { deaf, isPut } from '../support.ts';

export const status500Unheard: Fault = {
  id: 'put/500-unheard',
  title: 'The hook for 500 is not honoured by PUT',
  breaks: ['put.500', 'overload.put.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => deaf(parts, 500, isPut),
};
