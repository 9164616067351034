/** Former names of the generators in `unusualRequest.ts`, for probes that still import them. */
export {
  unusualForm as whateverForm,
  unusualHeaders as whateverHeaders,
  unusualQuery as whateverQuery,
  unusualSid as whateverSid,
} from './unusualRequest.ts';
