/** The profile that `init` writes: YAML, with a comment on everything that a user may have to change. */

export interface Answers {
  /** A built-in profile's name. */
  base: string;
  name: string;
  basePath: string;
  /** Name of the first resource, as in its paths. */
  resource: string;
  /** Two capital letters. */
  prefix: string;
  put: boolean;
}

/** Resources of the built-in profiles, which the new profile removes. */
const BUILT_IN = [
  'Queues',
  'Applications',
  'Balance',
  'AvailablePhoneNumbers',
  'IncomingPhoneNumbers',
  'Messages',
  'Calls',
];

/** Returns the text of a valid profile. */
export function profileTemplate({ base, name, basePath, resource, prefix, put }: Answers): string {
  const list = resource.toLowerCase().replaceAll('-', '_');
  const removed = BUILT_IN.filter((each) => each !== resource).map((each) => `  ${each}: null`);
  const methods = (...all: string[]) => `[${all.filter((method) => put || method !== 'PUT').join(', ')}]`;
  return `# A profile: what your endpoint offers. docs/profiles.md describes every member.
# It extends a built-in profile: members replace those of the built-in one, and null removes one.
extends: ${base}
name: ${name}
title: What ${name} offers

# The prefix of every path. {AccountSid} is replaced by the account's sid.
basePath: ${JSON.stringify(basePath)}

# How long reads may still return a deleted resource, in milliseconds.
deleteLagMs: 500

# Statuses besides 400 that may refuse a body of a wrong content type, such as 415.
mediaRefusals: []

resources:
  # The built-in resources. Delete the line of a resource that your endpoint offers.
${removed.join('\n')}

  ${resource}:
    collection:
      path: /${resource}.json
      methods: ${methods('GET', 'POST', 'PUT')}${put ? '\n      # A PUT to the list creates, as a POST does.\n      putCreates: true' : ''}
      # The member of a list that contains its items.
      listProperty: ${list}
      schema:
        type: object
        required: [${list}]
    instance:
      # {Sid} is the sid of the instance; {Name} is that of an existing instance of the resource Name.
      path: /${resource}/{Sid}.json
      methods: ${methods('GET', 'POST', 'PUT', 'DELETE')}
      # JSON Schema of the representation that GET returns.
      schema:
        type: object
        required: [sid, friendly_name]
        properties:
          sid: { type: string, pattern: "^${prefix}[0-9a-f]{32}$" }
          friendly_name: { type: string }
    sid: { property: sid, prefix: ${prefix} }
    # Form fields by name, with the bounds that the endpoint enforces.
    fields:
      FriendlyName:
        type: string
        property: friendly_name
        minLength: 1
        maxLength: 64
        requiredAtCreate: true
        # true if values must be unique: the run then adds a marker to each.
        unique: false
    createStatus: 201
    # true if a create costs money: the resource then runs only when --resource names it.
    billable: false
    # Members that differ between two resources with equal fields.
    identity: [sid]
    # Members that may change without a request: dates, counters.
    volatile: []
`;
}
