import type { Values } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const validHalfApplied: Fault = {
  id: 'write/valid-half-applied',
  title: 'An invalid form stores its valid values',
  breaks: ['write.rejected-without-effect'],
  collateral: ['write.put-equals-post', 'lifecycle.model'],
  why: 'a refused update changed the resource',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'validate', async (x, next) => {
      const reply = await next();
      if (reply === null || x.item === null) return reply;
      const values: Values = {};
      for (const [name, field] of Object.entries(parts.fields(x))) {
        const text = parts.parameter(x.form, name, x);
        const value = text === null ? null : parts.readValue(name, field, text, x);
        if (typeof value === 'string' || typeof value === 'number') values[name] = value;
      }
      await parts.update(x.item, values, x);
      return reply;
    }),
};
