import type { Fault } from '../fault.ts';
import { findAnywhere, isOverloadedPut } from '../support.ts';

export const foreignSidUpdated: Fault = {
  id: 'auth/foreign-sid-updated',
  title: 'An overloaded PUT finds the sid of a resource of any account',
  breaks: ['auth.isolation'],
  collateral: [],
  deterministic: true,
  apply: (parts) => findAnywhere(parts, isOverloadedPut),
};
