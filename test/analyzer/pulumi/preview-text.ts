/** What Pulumi's command prints, made for tests. */

/** A resource of the preview: `type name` with the component above it, and inputs. */
interface Made {
  readonly token: string;
  readonly name: string;
  readonly inputs?: object;
  /** Names of components above it, the outermost first, with their types. */
  readonly under?: readonly (readonly [token: string, name: string])[];
}

/** What `pulumi preview --json --show-sames` prints for resources. */
export function previewText(made: readonly Made[], more: object = {}): string {
  const steps = new Map<string, object>();
  const stack = 'urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev';
  const add = (urn: string, state: object): void => {
    steps.set(urn, { op: 'create', urn, newState: { urn, ...state } });
  };
  add(stack, { custom: false, type: 'pulumi:pulumi:Stack' });
  for (const { token, name, inputs = {}, under = [] } of made) {
    let parent = stack;
    let types = '';
    for (const [type, component] of under) {
      types += `${type}$`;
      const urn = `urn:pulumi:dev::shop::${types.slice(0, -1)}::${component}`;
      add(urn, { custom: false, type, parent });
      parent = urn;
    }
    add(`urn:pulumi:dev::shop::${types}${token}::${name}`, { custom: true, type: token, parent, inputs });
  }
  return JSON.stringify({ steps: [...steps.values()], changeSummary: { create: steps.size }, ...more });
}
