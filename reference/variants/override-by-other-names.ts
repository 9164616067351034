import { header } from '../http/headers.ts';
import type { Variant } from './variant.ts';

export const overrideByOtherNames: Variant = {
  id: 'override-by-other-names',
  title: '`method` in any letter case and the header field X-HTTP-Method-Override are honoured on POST like `_method`',
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const effective = parts.effectiveMethod(incoming);
      if (incoming.method !== 'POST' || effective !== 'POST') return effective;
      const named = incoming.query.find(([name]) => /^_?method$/i.test(name))?.[1];
      const value = named ?? header(incoming, 'x-http-method-override');
      return value === 'PUT' || value === 'DELETE' ? value : 'POST';
    },
  }),
};
