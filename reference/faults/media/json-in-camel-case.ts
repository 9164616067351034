import { header } from '../../http/headers.ts';
import type { Exchange, Pairs } from '../../model.ts';
import type { Fault } from '../fault.ts';

/** The form of a body whose members have the names of the representation. */
function pairs(x: Exchange): Pairs {
  const named = new Map(Object.entries(x.route?.resource.fields ?? {}).map(([name, { property }]) => [property, name]));
  try {
    const members = Object.entries(JSON.parse(x.incoming.body.toString()) as Record<string, unknown>);
    return members.flatMap(([member, value]): Pairs => {
      const name = named.get(
        member.includes('_') ? '' : member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      );
      return name === undefined ? [] : [[name, String(value)]];
    });
  } catch {
    return [];
  }
}

export const jsonInCamelCase: Fault = {
  id: 'media/json-in-camel-case',
  title: 'A JSON body with names in camel case is applied',
  breaks: ['media.other-not-applied'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) => (/json/i.test(header(x.incoming, 'content-type') ?? '') ? pairs(x) : parts.readForm(x)),
  }),
};
