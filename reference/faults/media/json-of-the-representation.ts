import { header } from '../../http/headers.ts';
import type { Exchange, Pairs } from '../../model.ts';
import type { Fault } from '../fault.ts';

/** The form of a body whose members have the names of the representation. */
function pairs(x: Exchange): Pairs {
  const named = new Map(Object.entries(x.route?.resource.fields ?? {}).map(([name, { property }]) => [property, name]));
  try {
    const members = Object.entries(JSON.parse(x.incoming.body.toString()) as Record<string, unknown>);
    return members.flatMap(([member, value]): Pairs => {
      const name = named.get(member);
      return name === undefined ? [] : [[name, String(value)]];
    });
  } catch {
    return [];
  }
}

export const jsonOfTheRepresentation: Fault = {
  id: 'media/json-of-the-representation',
  title: 'A JSON body with the names of the representation is applied',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) => (/json/i.test(header(x.incoming, 'content-type') ?? '') ? pairs(x) : parts.readForm(x)),
  }),
};
