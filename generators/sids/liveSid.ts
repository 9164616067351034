/** Former names of `sidPlaceholder.ts`, for fixtures that still import them. */
export { isSidPlaceholder as isLiveSid, SID_PLACEHOLDERS as LIVE_SIDS } from './sidPlaceholder.ts';
