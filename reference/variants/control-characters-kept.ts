import type { Variant } from './variant.ts';

export const controlCharactersKept: Variant = {
  id: 'control-characters-kept',
  title: 'Texts may contain control characters, which are stored and shown unchanged',
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const isText = field.type === 'string' && /\p{Cc}/u.test(text);
      const value = parts.readValue(name, field, isText ? text.replace(/\p{Cc}/gu, ' ') : text, x);
      return isText && typeof value === 'string' ? text : value;
    },
  }),
};
