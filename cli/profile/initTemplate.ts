/** The profile that `init` writes: YAML, with a comment on everything that a user may have to change. */
import { loadProfile } from '../../specs/load.ts';
import type { Resource } from '../../specs/profile/model.ts';
import { everyPrerequisite } from '../../specs/profile/prerequisites.ts';

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

/** The resource of a built-in profile; undefined if it has none with this name. */
export function builtInResource(base: string, name: string): Resource | undefined {
  const { resources } = loadProfile(base).profile;
  return Object.hasOwn(resources, name) ? resources[name] : undefined;
}

/** Returns the text of a valid profile. A resource of the built-in profile keeps everything that the answers do not change. */
export function profileTemplate(answers: Answers): string {
  const { base, name, basePath, resource } = answers;
  const { resources } = loadProfile(base).profile;
  const kept = [resource, ...everyPrerequisite(resources, resource)];
  const removed = Object.keys(resources).filter((each) => !kept.includes(each));
  const known = builtInResource(base, resource);
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
${removed.map((each) => `  ${each}: null`).join('\n')}

${known === undefined ? ownResource(answers) : changes(answers, known)}`;
}

/** A resource of the user's own. */
function ownResource({ resource, prefix, put }: Answers): string {
  const list = resource.toLowerCase().replaceAll('-', '_');
  const methods = (...all: string[]) => `[${all.filter((method) => put || method !== 'PUT').join(', ')}]`;
  return `  ${resource}:
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

/** What differs from the built-in resource. Whether it is billable stays: a create that costs money must be named to run. */
function changes({ resource, prefix, put }: Answers, { collection, instance, sid, billable }: Resource): string {
  const lines = [
    `  # ${resource} starts from the built-in resource of that name. Write here what differs.`,
    ...(billable ? ['  # A create costs money, so it runs only when --resource names it.'] : []),
    `  ${resource}:`,
  ];
  const without = (methods: readonly string[]) => `[${methods.filter((each) => put || each !== 'PUT').join(', ')}]`;
  if (collection !== undefined) lines.push('    collection:', `      methods: ${without(collection.methods)}`);
  if (!put && collection?.putCreates === true) lines.push('      putCreates: false');
  if (instance !== undefined) lines.push('    instance:', `      methods: ${without(instance.methods)}`);
  if (instance !== undefined && sid !== undefined && sid.prefix !== prefix) {
    const pattern = `{ pattern: "^${prefix}[0-9a-fA-F]{32}$" }`;
    lines.push(`      schema: { properties: { ${JSON.stringify(sid.property)}: ${pattern} } }`);
    lines.push(`    sid: { prefix: ${prefix} }`);
  }
  return `${lines.join('\n')}\n`;
}
