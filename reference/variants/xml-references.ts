import { onXml, unescaped } from '../faults/support.ts';
import type { Variant } from './variant.ts';

const reference = (character: string, at: number): string =>
  at % 2 === 0 ? `&#x${(character.codePointAt(0) ?? 0).toString(16)};` : `&#${character.codePointAt(0)};`;

export const xmlReferences: Variant = {
  id: 'xml-references',
  title: 'XML writes every other character as a reference',
  profile: { extends: 'documented-xml' },
  apply: (parts) =>
    onXml(parts, (text) =>
      text.replace(
        /(<\w+>)([^<>]+)/g,
        (_, tag: string, inner: string) => `${tag}${[...unescaped(inner)].map(reference).join('')}`,
      ),
    ),
};
