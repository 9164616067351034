import { onXml } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const xmlExtended: Variant = {
  id: 'xml-extended',
  title: 'XML has additional elements, attributes and a namespace',
  profile: { extends: 'documented-xml' },
  apply: (parts) =>
    onXml(parts, (text) =>
      text
        .replace('<TwilioResponse>', '<t:TwilioResponse xmlns:t="urn:example:twilio" version="2">')
        .replace('</TwilioResponse>', '</t:TwilioResponse>')
        .replace(/<(\/?)(Queue|Queues|Application|Balance|RestException|Sid)\b/g, '<$1t:$2')
        .replace(/<t:(Queue|Application|RestException)>/g, '<t:$1 beta="no"><Detail/><Links><Next>x</Next></Links>'),
    ),
};
