/** All declarations of a program with those of the components that are taken apart. */
import { ListValue, type Value } from '../../expression/value';
import type { Expansion } from './components/component';
import { expandComponent } from './components/expand';
import type { ProgramComponent, PulumiDeclaration } from './declaration';

export interface Expanded {
  /** Each with the children of the packaged component that it is, if it is one. */
  readonly items: readonly ExpandedItem[];
  /** Address of the component of a key; empty for the program itself. */
  readonly moduleOf: (component: string) => string;
  /** What an output of a packaged component leads to. */
  readonly output: (key: string, output: string) => Value | undefined;
  /** The child of a packaged component by its key, as it stands now. */
  readonly childOf: (
    key: string,
    latest: (parent: string) => PulumiDeclaration | undefined,
  ) => PulumiDeclaration | undefined;
  readonly expansions: WeakMap<PulumiDeclaration, Expansion | null>;
}

interface ExpandedItem {
  readonly declaration: PulumiDeclaration;
  readonly expansion: Expansion | undefined;
}

/** Components nested deeper are looked at as if they stood higher. */
const deepest = 100;

export function expandAll(
  declarations: readonly PulumiDeclaration[],
  components: readonly ProgramComponent[],
  before: Expanded | undefined,
): Expanded {
  const expansions = before?.expansions ?? new WeakMap<PulumiDeclaration, Expansion | null>();
  const expansionOf = (declaration: PulumiDeclaration): Expansion | undefined => {
    let found = expansions.get(declaration);
    if (found === undefined) {
      found = expandComponent(declaration) ?? null;
      expansions.set(declaration, found);
    }
    return found ?? undefined;
  };
  const items = declarations.map((declaration) => ({ declaration, expansion: expansionOf(declaration) }));
  const parents = new Map<string, string>();
  const outputs = new Map<string, Expansion>();
  const owners = new Map<string, { readonly name: string; readonly component: string }>();
  for (const { key, name, component } of components) owners.set(key, { name, component });
  for (const { declaration, expansion } of items) {
    if (!expansion) continue;
    const { key, name, component } = declaration;
    outputs.set(key, expansion);
    owners.set(key, { name, component });
    for (const child of expansion.children) parents.set(child.key, key);
  }
  return {
    items,
    expansions,
    moduleOf: (component) => {
      const names: string[] = [];
      for (let key = component; key !== '' && names.length < deepest; ) {
        const owner = owners.get(key);
        if (!owner) break;
        names.unshift(owner.name);
        key = owner.component;
      }
      return names.join('.');
    },
    output: (key, output) => {
      const [name = '', ...rest] = output.split('.');
      const found = outputs.get(key)?.outputs.get(name);
      const [index, ...more] = rest;
      if (index === undefined || found === undefined) return found;
      // Children that are alike are one declaration, and stand once in the list however many they are.
      const item = found instanceof ListValue ? (found.items[Number(index)] ?? found.items.at(-1)) : undefined;
      return more.length === 0 ? item : undefined;
    },
    childOf: (key, latest) => {
      const parent = parents.get(key);
      const declaration = parent === undefined ? undefined : latest(parent);
      return declaration && expansionOf(declaration)?.children.find((child) => child.key === key);
    },
  };
}
