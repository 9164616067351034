import type { Fault } from '../fault.ts';
import { isReadOf, onXml } from '../support.ts';

export const xmlRootRenamed: Fault = {
  id: 'xml/root-renamed',
  title: 'The balance has another root element',
  breaks: ['get.200'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) => onXml(parts, (text) => text.replaceAll('TwilioResponse>', 'Response>'), isReadOf('Balance')),
};
