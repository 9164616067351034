import type { Fault } from '../fault.ts';
import { isReadOf, onXml } from '../support.ts';

export const xmlControlCharacter: Fault = {
  id: 'xml/control-character',
  title: 'A text contains a character that XML does not allow',
  breaks: ['get.200'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onXml(parts, (text) => text.replace('United States', 'United\u0001States'), isReadOf('AvailablePhoneNumbers')),
};
