/** What stands in a path for each of its variables: the account, the resource's own sid, a live parent, or a known value. */
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import { accountIn, bare, type Place, variableOf } from '../description/paths.ts';
import type { Context, Draft } from './drafts.ts';
import { samples, sidPrefixIn } from './values.ts';

export class Parents {
  readonly #drafts: readonly Draft[];
  readonly #context: Context;
  /** Values given by `--path-value`, by the variable's name. */
  readonly #given: Record<string, string>;
  readonly #supposed = new Set<string>();

  constructor(drafts: readonly Draft[], context: Context, given: Record<string, string>) {
    this.#drafts = drafts;
    this.#context = context;
    this.#given = given;
  }

  /** The path as the profile writes it. */
  path(draft: Draft, place: Place, isInstance: boolean): string {
    const segments = place.segments.map((segment, index) => {
      const variable = variableOf(segment);
      if (variable === undefined) return segment;
      const value =
        isInstance && index === place.segments.length - 1 ? '{Sid}' : this.#valueOf(draft, place, index, variable);
      return segment.replace(`{${variable}}`, value);
    });
    return `/${segments.join('/')}`;
  }

  /** Whether a path of the resource holds a value that we made up. */
  isSupposed(name: string): boolean {
    return this.#supposed.has(name);
  }

  /** The resource whose sids have the prefix, for a field of `asking`: it can be created, and needs nothing itself. */
  creatableWith(prefix: string, asking: string): string | undefined {
    return this.#drafts.find(
      (draft) =>
        draft.name !== asking && draft.sid?.prefix === prefix && isCreatable(draft) && this.#isFree(draft, asking),
    )?.name;
  }

  /** Neither below the asking resource nor in need of a parent: no circle can come about. */
  #isFree({ collection }: Draft, asking: string): boolean {
    const variables = (collection?.segments ?? []).filter((one) => variableOf(one) !== undefined);
    return asking !== '' && variables.every((one) => accountIn(one) === '{AccountSid}');
  }

  #valueOf(draft: Draft, place: Place, index: number, variable: string): string {
    if (accountIn(`{${variable}}`) === '{AccountSid}') return '{AccountSid}';
    const given = this.#given[variable];
    if (given !== undefined) return encodeURIComponent(given);
    const parent = this.#parentAt(place, index);
    if (parent !== undefined && isCreatable(parent) && parent.name !== draft.name) return `{${parent.name}}`;
    const [operation] = Object.values(place.operations);
    const schema = operation?.path[variable] ?? {};
    const [told] = samples({ enum: schema.enum ?? [], const: schema.const ?? null, default: schema.default ?? null });
    if (told !== undefined) return encodeURIComponent(told);
    const value = supposed(schema) ?? variable;
    this.#supposed.add(draft.name);
    const creates = parent === undefined ? 'nothing of the kind' : `no ${parent.name}`;
    this.#context.remarks.assumed(
      draft.name,
      `{${variable}} is ${value}, made up, since a run creates ${creates}; it runs only when named; --path-value ${variable}=… tells one that exists`,
    );
    return encodeURIComponent(value);
  }

  /** The resource whose instances' path ends where the variable stands. */
  #parentAt({ segments }: Place, index: number): Draft | undefined {
    const shape = (own: readonly string[]): string => own.map((one) => (variableOf(one) ? '{}' : bare(one))).join('/');
    const wanted = shape(segments.slice(0, index + 1));
    return this.#drafts.find(({ instance }) => instance !== undefined && shape(instance.segments) === wanted);
  }
}

function supposed(schema: JsonObject): string | undefined {
  const prefix = sidPrefixIn(schema);
  return samples(prefix === undefined ? schema : { example: schema.example ?? `${prefix}${'0'.repeat(32)}` })[0];
}

export function isCreatable({ collection, instance, sid }: Draft): boolean {
  const { POST, PUT } = collection?.operations ?? {};
  return instance !== undefined && sid !== undefined && (POST !== undefined || PUT !== undefined);
}
