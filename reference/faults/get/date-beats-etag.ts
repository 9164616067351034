import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';

export const dateBeatsEtag: Fault = {
  id: 'get/date-beats-etag',
  title: 'With both conditions, a late If-Modified-Since gives 304 although the ETag is old',
  breaks: ['get.304'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    notModified: (validators, x) => {
      const since = header(x.incoming, 'if-modified-since');
      const isLate = since !== null && Date.parse(since) >= Date.parse(validators.lastModified ?? '');
      return isLate || parts.notModified(validators, x);
    },
  }),
};
