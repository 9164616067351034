import type { Document } from '../../model.ts';
import type { Fault } from '../fault.ts';

export const uriWithoutSuffix: Fault = {
  id: 'list/uri-without-suffix',
  title: 'A list shows another uri than the instance',
  breaks: ['list.agrees'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const document = parts.representList(items, x);
      const property = x.route?.resource.stored?.listProperty ?? '';
      const shown = (document[property] ?? []) as Document[];
      return {
        ...document,
        [property]: shown.map((item) => ({ ...item, uri: String(item.uri).replace(/\.json$/, '') })),
      };
    },
  }),
};
