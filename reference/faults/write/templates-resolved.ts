import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const templatesResolved: Fault = {
  id: 'write/templates-resolved',
  title: 'Template expressions are replaced',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replace(/\{\{.*?\}\}|\$\{.*?\}/gu, '')),
};
