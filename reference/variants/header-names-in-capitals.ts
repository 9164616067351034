import { onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const headerNamesInCapitals: Variant = {
  id: 'header-names-in-capitals',
  title: 'Header field names are in upper case',
  apply: (parts) =>
    onReply(parts, (reply) => ({
      ...reply,
      headers: reply.headers.map(([name, value]) => [name.toUpperCase(), value]),
    })),
};
