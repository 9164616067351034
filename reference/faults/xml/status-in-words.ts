import type { Fault } from '../fault.ts';
import { onXml } from '../support.ts';

export const xmlStatusInWords: Fault = {
  id: 'xml/status-in-words',
  title: 'The body of a 404 states its status in words',
  breaks: ['error.shape'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => onXml(parts, (text) => text.replace('<Status>404<', '<Status>Not Found<')),
};
