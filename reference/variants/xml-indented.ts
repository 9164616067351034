import { onXml } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const xmlIndented: Variant = {
  id: 'xml-indented',
  title: 'XML is indented and has comments but no declaration',
  profile: { extends: 'documented-xml' },
  apply: (parts) =>
    onXml(parts, (text) =>
      text
        .replace(/^<\?xml.*\?>\n/, '<!-- made by hand -->\n<?cache none?>\n')
        .replace(/><(?!\/)/g, '>\n    <!-- next --><')
        .replace(/(<\/\w+>|\/>)<\//g, '$1\n</'),
    ),
};
