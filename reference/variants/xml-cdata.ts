import { onXml, unescaped } from '../faults/support.ts';
import type { Variant } from './variant.ts';

const section = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

export const xmlCdata: Variant = {
  id: 'xml-cdata',
  title: 'XML uses CDATA sections and another order of attributes',
  profile: { extends: 'documented-xml' },
  apply: (parts) =>
    onXml(parts, (text) =>
      text
        .replace(/(<\w+>)([^<>]+)/g, (_, tag: string, inner: string) => tag + section(unescaped(inner)))
        .replace(/(<[A-Z]\w*)((?: \w+="[^"]*")+)/g, (_, name: string, attributes: string) =>
          [name, ...attributes.trim().split(' ').reverse()].join('\n  '),
        ),
    ),
};
