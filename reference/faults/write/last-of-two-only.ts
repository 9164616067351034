import type { Fault } from '../fault.ts';

export const lastOfTwoOnly: Fault = {
  id: 'write/last-of-two-only',
  title: 'Of a URL and its method only the one sent last is applied',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.partial-update', 'get.304', 'lifecycle.concurrent'],
  why: 'a form of theirs may have both',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    parameter: (form, name, x) => {
      const pair = form.map(([key]) => key).filter((key) => /^Voice(Url|Method)$/.test(key));
      const first = pair.length === 2 && pair[0] === name;
      return first ? null : parts.parameter(form, name, x);
    },
  }),
};
