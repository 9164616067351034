import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const refusedButApplied: Fault = {
  id: 'media/refused-but-applied',
  title: 'Another media type returns 400 but the body is applied',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put', 'media.missing-not-applied'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'form', async (x, next) => {
      const reply = await next();
      if (reply === null) return null;
      x.form = parts.decode(x.incoming.body, x);
      if ((await parts.stages.validate(x)) === null && x.item !== null) await parts.update(x.item, x.values, x);
      return reply;
    }),
};
