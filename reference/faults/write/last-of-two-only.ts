import type { Fault } from '../fault.ts';
import { isCreate } from '../support.ts';

export const lastOfTwoOnly: Fault = {
  id: 'write/last-of-two-only',
  title: 'A create with VoiceMethod and SmsMethod applies only the last of them',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'post.400', 'put.400', 'overload.put.400'],
  why: 'the forms of these clauses may contain both',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    parameter: (form, name, x) => {
      const both = form.map(([key]) => key).filter((key) => /^(Voice|Sms)Method$/.test(key));
      const lost = isCreate(x) && both.length === 2 && both[0] === name;
      return lost ? null : parts.parameter(form, name, x);
    },
  }),
};
