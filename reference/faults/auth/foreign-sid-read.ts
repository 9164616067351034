import type { Fault } from '../fault.ts';
import { findAnywhere } from '../support.ts';

export const foreignSidRead: Fault = {
  id: 'auth/foreign-sid-read',
  title: 'GET finds the sid of a resource of any account',
  breaks: ['auth.isolation'],
  collateral: [],
  deterministic: true,
  apply: (parts) => findAnywhere(parts, (x) => x.method === 'GET'),
};
