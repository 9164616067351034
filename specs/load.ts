/** What the other folders need of the contract and of profiles. */
export {
  clauseById,
  clauseSetDigest,
  loadClauses,
  matchClauses,
  type ResolvedClause,
  resolveKinds,
} from './clauses.ts';
export { canonicalJson, type Digest, dataDigest, sha256 } from './digest.ts';
export { packageRoot, packageVersion } from './packageRoot.ts';
export { builtInProfiles, ProfileError } from './profileFile.ts';
export { loadProfile, resolveProfile, selectResources } from './profiles.ts';
export {
  changedSince,
  clauseRevisions,
  loadRevision,
  revisionOf,
  UnknownRevisionError,
} from './revisions.ts';
export { nearNames, UnknownNameError } from './unknownName.ts';
export { describeErrors, type SchemaName, validatorFor, validatorOfSound } from './validator.ts';
