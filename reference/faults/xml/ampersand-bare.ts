import type { Fault } from '../fault.ts';
import { isReadOf, onXml } from '../support.ts';

export const xmlAmpersandBare: Fault = {
  id: 'xml/ampersand-bare',
  title: 'An ampersand in a list is not escaped',
  breaks: ['get.200'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onXml(parts, (text) => text.replace('United States', 'Turks & Caicos'), isReadOf('AvailablePhoneNumbers')),
};
