/** Resource options: which provider, which parent, whether it is only looked up. */
import { type ComponentInstance, Construction } from './construction';
import type { Run } from './run';
import { Dictionary, List, type ProgramValue, Unknown } from './value';

interface ReadOptions {
  readonly providers: ReadonlyMap<string, Construction | Unknown>;
  readonly parent: Construction | ComponentInstance | null;
  readonly region: ProgramValue;
}

/** The options of one construction: an object in TypeScript and Python, several values in Go. */
export function readOptions(run: Run, values: readonly ProgramValue[]): ReadOptions {
  const providers = new Map<string, Construction | Unknown>();
  let parent: ReadOptions['parent'] = null;
  let region: ProgramValue = null;
  const addProvider = (value: ProgramValue, name: string): void => {
    if (value instanceof Construction) providers.set(packageOf(value) ?? name, value);
    else if (value instanceof Unknown) providers.set(name === '' ? '*' : name, value);
  };
  for (const options of values) {
    if (options instanceof Unknown) addProvider(options, '');
    if (!(options instanceof Dictionary)) continue;
    if (options.rest) addProvider(options.rest, '');
    for (const [key, { value }] of options.entries) {
      switch (run.language.wireName(key)) {
        case 'provider':
          addProvider(value, '');
          break;
        case 'providers':
          if (value instanceof List) for (const item of value.items) addProvider(item, '');
          else if (value instanceof Dictionary) for (const [name, slot] of value.entries) addProvider(slot.value, name);
          else addProvider(value, '');
          break;
        case 'parent':
          if (value instanceof Construction) parent = value;
          else if (value instanceof Dictionary) parent = value.component;
          break;
        case 'region':
          region = value;
          break;
        default:
      }
    }
  }
  return { providers, parent, region };
}

/** The package whose provider a construction is. */
function packageOf({ token }: Construction): string | undefined {
  const prefix = 'pulumi:providers:';
  return token.startsWith(prefix) ? token.slice(prefix.length) : undefined;
}
