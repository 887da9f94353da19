/** Components that the program defines: subclasses of `ComponentResource`, and what Go registers. */
import type { ComponentInstance, Construction } from './construction';
import { readOptions } from './options';
import type { Run } from './run';
import type { Arguments, Dictionary, Site, Unknown } from './value';

/** `super(type, name, args, options)`: what is constructed from here on to the end of the constructor is its. */
export function registerComponent(run: Run, instance: Dictionary, args: Arguments, site: Site): void {
  const at = (index: number, ...names: readonly string[]) =>
    names.map((name) => args.named.get(name)).find((found) => found !== undefined) ?? args.positional[index];
  const options = run.language.runtime === 'go' ? args.positional.slice(3) : [at(3, 'opts')];
  const [type, name] = run.language.runtime === 'go' ? [at(0), at(1)] : [at(0, 't'), at(1, 'name')];
  const { providers } = readOptions(
    run,
    options.flatMap((option) => (option ? [option.value] : [])),
  );
  // In Go the constructor is a function, and the call of it is what stands for the component.
  const where = instance.made ?? run.header ?? { place: site.place, nameEnd: null };
  // The call that made the block is another one where something in the block has changed.
  if (!instance.made && run.header === run.frameHeader) run.unrepeatable();
  const component: ComponentInstance = {
    key: '',
    name: name?.value ?? null,
    type: typeof type?.value === 'string' ? type.value : '',
    around: run.component,
    place: where.place,
    nameEnd: where.nameEnd,
    providers: inherited(run.component, providers),
  };
  run.components.push(component);
  run.changes(instance.birth);
  instance.component = component;
  run.component = component;
}

/** Providers of the options, and those that what is around it has. */
export function inherited(
  around: { readonly providers: ReadonlyMap<string, Construction | Unknown> } | null,
  own: ReadonlyMap<string, Construction | Unknown>,
): ReadonlyMap<string, Construction | Unknown> {
  if (!around || around.providers.size === 0) return own;
  return new Map([...around.providers, ...own]);
}
