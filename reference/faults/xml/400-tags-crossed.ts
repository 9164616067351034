import type { Fault } from '../fault.ts';
import { onXml } from '../support.ts';

export const xml400TagsCrossed: Fault = {
  id: 'xml/400-tags-crossed',
  title: 'The body of a 400 closes its XML elements in the wrong order',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.error-details', 'error.shape'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onXml(parts, (text) =>
      text.includes('<Status>400<')
        ? text.replace('</RestException></TwilioResponse>', '</TwilioResponse></RestException>')
        : text,
    ),
};
