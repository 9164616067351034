import { invalid } from '../../representations/problems.ts';
import { basicText } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const noColon400: Fault = {
  id: 'auth/no-colon-400',
  title: 'Credentials without a colon return 400',
  breaks: ['auth.malformed-basic'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', (x, next) => {
      const text = basicText(x);
      return text !== null && !text.includes(':') ? parts.error(invalid('The credentials lack a colon'), x) : next();
    }),
};
