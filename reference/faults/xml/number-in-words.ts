import type { Fault } from '../fault.ts';
import { isCreate, onXml } from '../support.ts';

export const xmlNumberInWords: Fault = {
  id: 'xml/number-in-words',
  title: 'The response to a create by POST contains a number in words',
  breaks: ['post.201'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onXml(
      parts,
      (text) => text.replace(/<(CurrentSize|AverageWaitTime)>0</g, '<$1>none<'),
      (x) => x.method === 'POST' && isCreate(x),
    ),
};
