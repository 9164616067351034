import { onReply, replaceContentType } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const xmlSuffix: Variant = {
  id: 'xml-suffix',
  title: 'XML is requested with the suffix .xml and labelled text/xml with a charset',
  profile: {
    extends: 'documented-xml',
    mediaType: 'text/xml',
    error: { mediaType: 'text/xml' },
    resources: {
      Queues: { collection: { path: '/Queues.xml' }, instance: { path: '/Queues/{Sid}.xml' } },
      Applications: { collection: { path: '/Applications.xml' }, instance: { path: '/Applications/{Sid}.xml' } },
      Balance: { collection: { path: '/Balance.xml' } },
      AvailablePhoneNumbers: { collection: { path: '/AvailablePhoneNumbers.xml' } },
    },
  },
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.headers.some(([, value]) => value === 'application/xml')
        ? replaceContentType(reply, 'Text/XML; charset=utf-8')
        : reply,
    ),
};
