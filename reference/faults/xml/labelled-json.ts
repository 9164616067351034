import type { Fault } from '../fault.ts';
import { isReadOf, onReply, replaceContentType } from '../support.ts';

export const xmlLabelledJson: Fault = {
  id: 'xml/labelled-json',
  title: 'The balance is XML, labelled as JSON',
  breaks: ['media.response-type'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      isReadOf('Balance')(x) && reply.status === 200 ? replaceContentType(reply, 'application/json') : reply,
    ),
};
