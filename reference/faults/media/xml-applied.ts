import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';

export const xmlApplied: Fault = {
  id: 'media/xml-applied',
  title: 'An XML body is applied',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) => {
      if (!/xml/i.test(header(x.incoming, 'content-type') ?? '')) return parts.readForm(x);
      const elements = [...x.incoming.body.toString().matchAll(/<(\w+)>([^<]*)<\/\w+>/g)];
      return elements.length === 0 ? parts.readForm(x) : elements.map(([, name = '', text = '']) => [name, text]);
    },
  }),
};
