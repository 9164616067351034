import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';
import { isPut } from '../support.ts';

export const multipartOfTheRepresentation: Fault = {
  id: 'media/multipart-of-the-representation',
  title: 'PUT applies a multipart body with the names of the representation',
  breaks: ['media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) => {
      if (!isPut(x) || !/multipart/i.test(header(x.incoming, 'content-type') ?? '')) return parts.readForm(x);
      const name = /name="friendly_name"\r\n\r\n(.*)\r\n/.exec(x.incoming.body.toString())?.[1];
      return name === undefined ? parts.readForm(x) : [['FriendlyName', name]];
    },
  }),
};
