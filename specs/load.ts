/** What the other folders need of the contract and of profiles. */
export {
  clauseById,
  clauseSetDigest,
  loadClauses,
  matchClauses,
  type ResolvedClause,
  resolveKinds,
} from './contract/clauses.ts';
export {
  changedSince,
  clauseRevisions,
  loadRevision,
  revisionOf,
  UnknownRevisionError,
} from './contract/revisions.ts';
export { builtInProfiles, ProfileError } from './profile/file.ts';
export { loadProfile, resolveProfile, selectResources } from './profile/profiles.ts';
export { canonicalJson, type Digest, dataDigest, sha256 } from './shared/digest.ts';
export { packageRoot, packageVersion } from './shared/packageRoot.ts';
export { nearNames, UnknownNameError } from './shared/unknownName.ts';
export { describeErrors, type SchemaName, validatorFor, validatorOfSound } from './shared/validator.ts';
