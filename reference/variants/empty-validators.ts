import { onReply } from '../faults/support.ts';
import type { Pairs } from '../model.ts';
import type { Variant } from './variant.ts';

const EMPTY: Pairs = [
  ['ETag', ''],
  ['Last-Modified', ''],
];

export const emptyValidators: Variant = {
  id: 'empty-validators',
  title: 'ETag and Last-Modified are sent with empty values, and conditional requests are not supported',
  apply: (parts) =>
    onReply({ ...parts, validators: () => ({}), notModified: () => false }, (reply, x) =>
      x.method === 'GET' ? { ...reply, headers: [...reply.headers, ...EMPTY] } : reply,
    ),
};
