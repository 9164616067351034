import type { Variant } from './variant.ts';

export const latency: Variant = {
  id: 'latency',
  title: 'Every response is delayed',
  apply: (parts) => ({ ...parts, latency: () => 5 + Math.random() * 10 }),
};
