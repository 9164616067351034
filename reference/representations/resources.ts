/** The resources of this server, after Twilio's documentation of the 2010-04-01 API. */
import type { Credentials, Document, FormField, Item, ResourceDefinition, Values } from '../model.ts';

export const API_PATH = '/2010-04-01/Accounts';

/** RFC 2822 with a numeric zone, as Twilio writes dates in JSON: `Tue, 04 Aug 2015 18:39:09 +0000`. */
export const rfc2822 = (time: number): string => new Date(time).toUTCString().replace('GMT', '+0000');

const ACCOUNT_CREATED = Date.UTC(2015, 7, 4, 18, 39, 9);
const FULL = ['GET', 'POST', 'PUT'];
const method = (property: string): FormField => ({ type: 'enum', values: ['GET', 'POST'], property, default: 'POST' });
const url = (property: string): FormField => ({ type: 'url', property, default: null });

const common = (item: Item): Document => ({
  sid: item.sid,
  account_sid: item.accountSid,
  date_created: rfc2822(item.createdAt),
  date_updated: rfc2822(item.updatedAt),
  uri: `${API_PATH}/${item.accountSid}/${item.resource}/${item.sid}.json`,
});

const properties = (fields: Record<string, FormField>, values: Values): Document => {
  const document: Document = {};
  for (const [name, field] of Object.entries(fields)) document[field.property] = values[name] ?? field.default ?? null;
  return document;
};

const queueFields: Record<string, FormField> = {
  FriendlyName: {
    type: 'string',
    minLength: 1,
    maxLength: 64,
    property: 'friendly_name',
    requiredAtCreate: true,
    unique: true,
  },
  MaxSize: { type: 'integer', minimum: 1, maximum: 5000, property: 'max_size', default: 100 },
};

const applicationFields: Record<string, FormField> = {
  FriendlyName: { type: 'string', minLength: 0, maxLength: 64, property: 'friendly_name', default: '' },
  VoiceUrl: url('voice_url'),
  VoiceMethod: method('voice_method'),
  SmsUrl: url('sms_url'),
  SmsMethod: method('sms_method'),
  StatusCallback: url('status_callback'),
};

const queues: ResourceDefinition = {
  name: 'Queues',
  element: 'Queue',
  collection: FULL,
  instance: [...FULL, 'DELETE'],
  fields: queueFields,
  singleton: null,
  stored: {
    prefix: 'QU',
    listProperty: 'queues',
    represent: (item) => ({
      ...common(item),
      ...properties(queueFields, item.values),
      current_size: 0,
      average_wait_time: 0,
    }),
  },
};

const applications: ResourceDefinition = {
  name: 'Applications',
  element: 'Application',
  collection: FULL,
  instance: [...FULL, 'DELETE'],
  fields: applicationFields,
  singleton: null,
  stored: {
    prefix: 'AP',
    listProperty: 'applications',
    represent: (item) => ({
      ...common(item),
      api_version: '2010-04-01',
      ...properties(applicationFields, item.values),
      voice_fallback_url: null,
      voice_fallback_method: 'POST',
      voice_caller_id_lookup: false,
      sms_fallback_url: null,
      sms_fallback_method: 'POST',
      sms_status_callback: null,
      status_callback_method: 'POST',
      message_status_callback: null,
      public_application_connect_enabled: false,
    }),
  },
};

const readOnly = (
  name: string,
  element: string,
  singleton: (account: Credentials) => Document,
): ResourceDefinition => ({
  name,
  element,
  collection: ['GET'],
  instance: [],
  stored: null,
  fields: {},
  singleton,
});

const balance = readOnly('Balance', 'Balance', (account) => ({
  account_sid: account.accountSid,
  balance: '42.17',
  currency: 'USD',
}));

const availablePhoneNumbers = readOnly('AvailablePhoneNumbers', 'Country', (account) => {
  const uri = `${API_PATH}/${account.accountSid}/AvailablePhoneNumbers`;
  const country = (code: string, name: string) => ({
    country_code: code,
    country: name,
    uri: `${uri}/${code}.json`,
    beta: false,
    subresource_uris: {},
  });
  return { uri: `${uri}.json`, countries: [country('US', 'United States'), country('EE', 'Estonia')] };
});

const accountDocument = (account: Credentials): Document => ({
  sid: account.accountSid,
  owner_account_sid: account.accountSid,
  friendly_name: 'Reference account',
  status: 'active',
  type: 'Full',
  auth_token: account.authToken,
  date_created: rfc2822(ACCOUNT_CREATED),
  date_updated: rfc2822(ACCOUNT_CREATED),
  uri: `${API_PATH}/${account.accountSid}.json`,
  subresource_uris: { queues: `${API_PATH}/${account.accountSid}/Queues.json` },
});

/** `/2010-04-01/Accounts/{AccountSid}`, which is read-only here. */
export const accounts = readOnly('Accounts', 'Account', accountDocument);

/** The credentials belong to one account, so the list of accounts has one item. */
export const accountList = readOnly('Accounts', 'Account', (account) => ({
  accounts: [accountDocument(account)],
  page: 0,
  page_size: 50,
  start: 0,
  end: 0,
  uri: `${API_PATH}.json`,
  first_page_uri: `${API_PATH}.json?PageSize=50&Page=0`,
  next_page_uri: null,
  previous_page_uri: null,
}));

/** The resources below an account, by name. */
export const accountResources: Record<string, ResourceDefinition> = {
  Queues: queues,
  Applications: applications,
  Balance: balance,
  AvailablePhoneNumbers: availablePhoneNumbers,
};
