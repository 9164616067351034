/** Replaces the variables of a path: by the account, the resource's own sid, a parent resource, or a fixed value. */
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import { accountIn, bare, type PathItem, variableOf } from '../description/paths.ts';
import type { Context, Draft } from './drafts.ts';
import { samples, sidPrefixIn } from './values.ts';

export class PathVariables {
  readonly #drafts: readonly Draft[];
  readonly #context: Context;
  /** Values of `--path-value`, by variable name. */
  readonly #given: Record<string, string>;
  readonly #withAssumedValue = new Set<string>();

  constructor(drafts: readonly Draft[], context: Context, given: Record<string, string>) {
    this.#drafts = drafts;
    this.#context = context;
    this.#given = given;
  }

  /** Returns the path for the profile. */
  path(draft: Draft, pathItem: PathItem, isInstance: boolean): string {
    const segments = pathItem.segments.map((segment, index) => {
      const variable = variableOf(segment);
      if (variable === undefined) return segment;
      const value =
        isInstance && index === pathItem.segments.length - 1
          ? '{Sid}'
          : this.#valueOf(draft, pathItem, index, variable);
      return segment.replace(`{${variable}}`, value);
    });
    return `/${segments.join('/')}`;
  }

  /** Whether a path of the resource contains a value that is only assumed to exist. */
  hasAssumedValue(name: string): boolean {
    return this.#withAssumedValue.has(name);
  }

  /** Finds a resource with this sid prefix, for a field of `asking`. A run can create the resource without a parent. */
  creatableWith(prefix: string, asking: string): string | undefined {
    return this.#drafts.find(
      (draft) =>
        draft.name !== asking && draft.sid?.prefix === prefix && isCreatable(draft) && this.#isFree(draft, asking),
    )?.name;
  }

  /** Whether the resource needs no parent, so that it cannot depend on the asking one. */
  #isFree({ collection }: Draft, asking: string): boolean {
    const variables = (collection?.segments ?? []).filter((one) => variableOf(one) !== undefined);
    return asking !== '' && variables.every((one) => accountIn(one) === '{AccountSid}');
  }

  #valueOf(draft: Draft, pathItem: PathItem, index: number, variable: string): string {
    if (accountIn(`{${variable}}`) === '{AccountSid}') return '{AccountSid}';
    const given = this.#given[variable];
    if (given !== undefined) return encodeURIComponent(given);
    const parent = this.#parentAt(pathItem, index);
    if (parent !== undefined && isCreatable(parent) && parent.name !== draft.name) return `{${parent.name}}`;
    const [operation] = Object.values(pathItem.operations);
    const schema = operation?.path[variable] ?? {};
    const [listed] = samples({ enum: schema.enum ?? [], const: schema.const ?? null, default: schema.default ?? null });
    if (listed !== undefined) return encodeURIComponent(listed);
    const value = assumedValue(schema) ?? variable;
    this.#withAssumedValue.add(draft.name);
    const creates = parent === undefined ? 'no such resource' : `no ${parent.name}`;
    this.#context.remarks.assumed(
      draft.name,
      `{${variable}} is ${value}, because a run creates ${creates}; it runs only when named; give an existing one with --path-value ${variable}=…`,
    );
    return encodeURIComponent(value);
  }

  /** The resource whose instance path ends at the variable. */
  #parentAt({ segments }: PathItem, index: number): Draft | undefined {
    const shape = (own: readonly string[]): string => own.map((one) => (variableOf(one) ? '{}' : bare(one))).join('/');
    const wanted = shape(segments.slice(0, index + 1));
    return this.#drafts.find(({ instance }) => instance !== undefined && shape(instance.segments) === wanted);
  }
}

function assumedValue(schema: JsonObject): string | undefined {
  const prefix = sidPrefixIn(schema);
  return samples(prefix === undefined ? schema : { example: schema.example ?? `${prefix}${'0'.repeat(32)}` })[0];
}

/** Whether a run can create an instance and find it again. */
export function isCreatable({ collection, instance, sid }: Draft): boolean {
  const { POST, PUT } = collection?.operations ?? {};
  return instance !== undefined && sid !== undefined && (POST !== undefined || PUT !== undefined);
}
