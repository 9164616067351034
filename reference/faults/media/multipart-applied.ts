import { header } from '../../http/headers.ts';
import type { Pairs } from '../../model.ts';
import type { Fault } from '../fault.ts';

const fields = (body: Buffer): Pairs =>
  [...body.toString().matchAll(/name="([^"]*)"[^\r\n]*\r?\n\r?\n([^\r\n]*)/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);

export const multipartApplied: Fault = {
  id: 'media/multipart-applied',
  title: 'A multipart body is applied',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) =>
      /^multipart/i.test(header(x.incoming, 'content-type') ?? '') ? fields(x.incoming.body) : parts.readForm(x),
  }),
};
