import type { Variant } from './variant.ts';

export const earlyHints: Variant = {
  id: 'early-hints',
  title: 'A 103 with a link precedes each answer',
  apply: (parts) => ({
    ...parts,
    write: (reply, outgoing, x) => {
      outgoing.writeEarlyHints({ link: '</schema.json>; rel=preload; as=fetch' });
      parts.write(reply, outgoing, x);
    },
  }),
};
