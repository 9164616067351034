import type { Fault } from '../fault.ts';
import { jsonReply } from '../support.ts';

export const echo: Fault = {
  id: 'impostor/echo',
  title: 'Everything is answered 200 with what was sent',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, around: (x) => jsonReply(200, Object.fromEntries(parts.decode(x.incoming.body, x))) }),
};
