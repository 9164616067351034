/** The files of a new clause, as the scaffold writes them. Each file fails a check until a contributor completes it. */
import type { ClauseFile } from '../specs/contract/clauseFiles.ts';
import { PLACEHOLDER } from '../specs/contract/placeholders.ts';
import type { NewClause } from './clauseId.ts';

/** The lint refuses each text that begins with the placeholder. */
export const entryOf = ({ id }: NewClause): ClauseFile['clauses'][number] => ({
  id,
  title: `${PLACEHOLDER} a few words, without a full stop`,
  kind: 'required',
  level: 'core',
  basis: 'page',
  source: [
    {
      document: 'page',
      section: `${PLACEHOLDER} a heading of the page`,
      quote: `${PLACEHOLDER} a sentence that stands word for word below it`,
    },
  ],
  statement: `${PLACEHOLDER} one sentence, in our words.`,
  appliesTo: `${PLACEHOLDER} the requests that it concerns`,
});

export const probeText = ({ id }: NewClause, constant: string): string => `import type { Probe } from '../probe.ts';

/**
 * \`${id}\`: ${PLACEHOLDER} what the target does.
 *
 * A probe starts cases (\`t.each\`), gets resources from fixtures (\`own\`), sends requests (\`c.send\`) and checks the responses
 * (\`expectStatus\`, \`check\`, \`need\`). Short examples: \`get/safe.ts\` and \`error/allow.ts\`.
 */
export const ${constant}: Probe = async (t) => {
  throw new Error(\`the probe of \${t.clause.id} is not written\`);
};
`;

export const faultText = (
  { id, area, name }: NewClause,
  constant: string,
): string => `import type { Fault } from '../fault.ts';

export const ${constant}: Fault = {
  id: '${area}/${name}',
  title: '${PLACEHOLDER} what the server does wrong',
  breaks: ['${id}'],
  collateral: [],
  deterministic: true,
  // wrap a part of the reference, such as onReply(parts, …) in ../support.ts
  apply: () => {
    throw new Error('the fault ${area}/${name} is not written');
  },
};
`;
