/** The text of a starting profile: YAML, with a comment on whatever a user may have to change. */

export interface Answers {
  /** A built-in profile's name. */
  base: string;
  name: string;
  basePath: string;
  /** The first resource's name, which its paths spell. */
  resource: string;
  /** Two capital letters. */
  prefix: string;
  put: boolean;
}

/** Resources of the built-in profiles, which the new one does not take over. */
const BUILT_IN = [
  'Queues',
  'Applications',
  'Balance',
  'AvailablePhoneNumbers',
  'IncomingPhoneNumbers',
  'Messages',
  'Calls',
];

/** The profile's text; it loads as it stands. */
export function profileTemplate({ base, name, basePath, resource, prefix, put }: Answers): string {
  const list = resource.toLowerCase().replaceAll('-', '_');
  const removed = BUILT_IN.filter((each) => each !== resource).map((each) => `  ${each}: null`);
  const methods = (...all: string[]) => `[${all.filter((method) => put || method !== 'PUT').join(', ')}]`;
  return `# A profile: what your endpoint offers. docs/profiles.md tells of every member.
# It starts from a built-in one; what stands here is laid over that, and null takes a member away.
extends: ${base}
name: ${name}
title: What ${name} offers

# In front of every path; {AccountSid} stands for the account's sid.
basePath: ${JSON.stringify(basePath)}

# How long a read may lag behind a delete, in milliseconds.
deleteLagMs: 500

# Statuses that a body of another content type may be refused with, besides 400; 415, say.
mediaRefusals: []

resources:
  # The built-in ones. Take the line away where you offer the resource too.
${removed.join('\n')}

  ${resource}:
    collection:
      path: /${resource}.json
      methods: ${methods('GET', 'POST', 'PUT')}${put ? '\n      # A PUT to the list creates, as a POST does.\n      putCreates: true' : ''}
      # The member of the list that holds its items.
      listProperty: ${list}
      schema:
        type: object
        required: [${list}]
    instance:
      # {Sid} stands for the instance's sid; {Name} for that of a live instance of the resource of that name.
      path: /${resource}/{Sid}.json
      methods: ${methods('GET', 'POST', 'PUT', 'DELETE')}
      # JSON Schema of what a GET answers.
      schema:
        type: object
        required: [sid, friendly_name]
        properties:
          sid: { type: string, pattern: "^${prefix}[0-9a-f]{32}$" }
          friendly_name: { type: string }
    sid: { property: sid, prefix: ${prefix} }
    # Form fields by their name on the wire, with the bounds that the endpoint enforces.
    fields:
      FriendlyName:
        type: string
        property: friendly_name
        minLength: 1
        maxLength: 64
        requiredAtCreate: true
        # true where no two may share a value: each then carries a marker of the run.
        unique: false
    createStatus: 201
    # true where a create costs money: the resource then runs only when --resource names it.
    billable: false
    # Members that differ between two resources of equal values.
    identity: [sid]
    # Members that may change by themselves: dates, counters.
    volatile: []
`;
}
