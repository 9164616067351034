import type { Fault } from '../fault.ts';
import { onXml } from '../support.ts';

export const xmlErrorWithoutElement: Fault = {
  id: 'xml/error-without-element',
  title: 'A 404 has its elements in the root, without RestException',
  breaks: ['error.shape'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onXml(parts, (text) => (text.includes('<Status>404<') ? text.replaceAll(/<\/?RestException>/g, '') : text)),
};
