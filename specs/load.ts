/** The public interface of `specs/` for the other folders. */
export {
  clauseById,
  clauseSetDigest,
  loadClauses,
  matchClauses,
  type ResolvedClause,
  resolveKinds,
  waivedBy,
} from './contract/clauses.ts';
export {
  changesSince,
  clauseRevisions,
  loadRevision,
  revisionOf,
  UnknownRevisionError,
} from './contract/revisions.ts';
export { loadProfile, resolveProfile, selectResources } from './profile/profiles.ts';
export { builtInProfiles, ProfileError } from './profile/readProfile.ts';
export { canonicalJson, type Digest, dataDigest, sha256 } from './utils/digest.ts';
export { packageRoot, packageVersion } from './utils/packageFiles.ts';
export { describeErrors, type SchemaName, validatorFor, validatorOfSound } from './utils/schemaValidator.ts';
export { nearNames, UnknownNameError } from './utils/unknownName.ts';
