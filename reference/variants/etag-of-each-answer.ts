import type { Variant } from './variant.ts';

const stateOf = (etag: string): string => etag.replace(/-\d+"/g, '"');

export const etagOfEachAnswer: Variant = {
  id: 'etag-of-each-answer',
  title: 'Each answer has an ETag of its own, and all those of the current state are current',
  apply: (parts) => {
    let answers = 0;
    return {
      ...parts,
      validators: (text, item, x) => {
        answers += 1;
        return { etag: (parts.validators(text, item, x).etag ?? '').replace(/"$/, `-${answers}"`) };
      },
      notModified: ({ etag = '' }, x) => {
        const headers = x.incoming.headers.map(([name, value]): [string, string] => [name, stateOf(value)]);
        return parts.notModified({ etag: stateOf(etag) }, { ...x, incoming: { ...x.incoming, headers } });
      },
    };
  },
};
