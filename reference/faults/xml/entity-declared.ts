import type { Fault } from '../fault.ts';
import { isReadOf, onXml } from '../support.ts';

const TYPE = '<!DOCTYPE TwilioResponse [<!ENTITY a "42"><!ENTITY b "&a;.17">]>';

export const xmlEntityDeclared: Fault = {
  id: 'xml/entity-declared',
  title: 'The balance uses an entity declared in a document type',
  breaks: ['get.200'],
  collateral: [],
  profile: 'documented-xml',
  deterministic: true,
  apply: (parts) =>
    onXml(
      parts,
      (text) => text.replace('<TwilioResponse>', `${TYPE}<TwilioResponse>`).replace('>42.17<', '>&b;<'),
      isReadOf('Balance'),
    ),
};
