import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isCreate } from '../support.ts';

export const enumValueMissing: Fault = {
  id: 'write/enum-value-missing',
  title: 'A create refuses GET as the value of VoiceMethod',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the create of the clause may send GET as VoiceMethod',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) =>
      isCreate(x) && name === 'VoiceMethod' && text === 'GET'
        ? invalid('VoiceMethod must be POST')
        : parts.readValue(name, field, text, x),
  }),
};
