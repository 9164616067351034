import { refusal } from '../../representations/problems.ts';
import { authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const malformed500: Fault = {
  id: 'auth/malformed-500',
  title: 'Credentials that are not base64 cause a 500',
  breaks: ['auth.malformed-basic'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', (x, next) => {
      const encoded = /^basic +(.*)$/i.exec(authorization(x) ?? '')?.[1] ?? '';
      return /[^A-Za-z0-9+/=]/.test(encoded) ? parts.error(refusal(500, x), x) : next();
    }),
};
