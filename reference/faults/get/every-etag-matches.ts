import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';

export const everyEtagMatches: Fault = {
  id: 'get/every-etag-matches',
  title: 'Any If-None-Match returns 304',
  breaks: ['get.304'],
  collateral: ['lifecycle.model'],
  why: 'the model compares validators too',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    notModified: (validators, x) => header(x.incoming, 'if-none-match') !== null || parts.notModified(validators, x),
  }),
};
