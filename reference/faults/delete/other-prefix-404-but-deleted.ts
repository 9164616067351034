import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const otherPrefix404ButDeleted: Fault = {
  id: 'delete/other-prefix-404-but-deleted',
  title: 'A DELETE of a sid under another prefix returns 404 but deletes the resource',
  breaks: ['delete.404'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'find', async (x, next) => {
      const reply = await next();
      const { accountSid, resource, sid } = x.route ?? {};
      if (reply === null || x.method !== 'DELETE' || x.overloaded || !accountSid || !resource || !sid) return reply;
      const digits = sid.slice(2);
      const item = parts.store.all(accountSid, resource.name).find((one) => one.sid.slice(2) === digits);
      if (item !== undefined) parts.store.delete(item);
      return reply;
    }),
};
