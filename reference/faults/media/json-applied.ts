import { header } from '../../http/headers.ts';
import type { Pairs } from '../../model.ts';
import type { Fault } from '../fault.ts';

const pairs = (body: Buffer): Pairs => {
  try {
    return Object.entries(JSON.parse(body.toString()) as Record<string, unknown>).map(([name, value]) => [
      name,
      String(value),
    ]);
  } catch {
    return [];
  }
};

export const jsonApplied: Fault = {
  id: 'media/json-applied',
  title: 'A JSON body is applied',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) =>
      /json/i.test(header(x.incoming, 'content-type') ?? '') ? pairs(x.incoming.body) : parts.readForm(x),
  }),
};
