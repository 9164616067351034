import type { Fault } from '../fault.ts';
import { onXml } from '../support.ts';

export const xmlErrorWithoutElement: Fault = {
  id: 'xml/error-without-element',
  title: 'The elements of a 404 lack the RestException element around them',
  breaks: ['error.shape'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onXml(parts, (text) => (text.includes('<Status>404<') ? text.replaceAll(/<\/?RestException>/g, '') : text)),
};
