import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';
import { isUpdate } from '../support.ts';

export const jsonIntegerApplied: Fault = {
  id: 'media/json-integer-applied',
  title: 'The integers of a JSON body are applied',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) => {
      if (!isUpdate(x) || !/json/i.test(header(x.incoming, 'content-type') ?? '')) return parts.readForm(x);
      const size = /"max_size":\s*(\d+)/.exec(x.incoming.body.toString())?.[1];
      return size === undefined ? parts.readForm(x) : [['MaxSize', size]];
    },
  }),
};
