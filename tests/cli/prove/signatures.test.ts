/** The signatures that a proof writes. */
import { expect, it } from 'vitest';
import { runSubject } from '../../../cli/prove/runSubject.ts';
import { signaturesOf } from '../../../cli/prove/signatures.ts';
import { faultById } from '../../../reference/faults/index.ts';
import { decodeSignatures } from '../../../reports/diagnosis/signatures.ts';

it('describe a fault by its failed clauses and their traits', async () => {
  const id = 'delete/202';
  const fault = faultById(id);
  if (fault === undefined) throw new Error(`no fault ${id}`);
  const task = { subject: { kind: 'fault' as const, id }, clauses: ['delete.204', 'get.401'], seed: 1, runs: 3 };
  const result = await runSubject(task);
  const file = signaturesOf({ seed: 1, faults: [fault] }, [result], { version: '1', clauses: 'sha256:0' });
  const [signature] = decodeSignatures(file);
  expect(signature).toMatchObject({ id, profile: 'documented', deterministic: true });
  expect(Object.keys(signature?.clauses ?? {})).toEqual(['delete.204']);
  expect(signature?.clauses['delete.204']).toEqual(
    expect.arrayContaining(['operation: DELETE instance', 'status: 204 as 202']),
  );
});
