/** What packaged components are made of: their main children, as declarations like those that are written. */
import { MapValue, reveal, sortedMap, UnknownValue, type Value } from '../../../expression/value';
import type { InputPath, PulumiDeclaration } from '../declaration';
import { noOptions } from '../no-options';
import { outputOf } from '../output';

export interface Expansion {
  readonly children: readonly PulumiDeclaration[];
  /** What the component's outputs lead to, by name. */
  readonly outputs: ReadonlyMap<string, Value>;
}

/** The inputs of a component with what the expansions ask of them. */
export interface ComponentInputs {
  readonly declaration: PulumiDeclaration;
  /** The value at a path of inputs without its mark; null where nothing is written. */
  readonly at: (...path: string[]) => Value;
}

export function inputsOf(declaration: PulumiDeclaration): ComponentInputs {
  return {
    declaration,
    at: (...path) => {
      let current: Value = declaration.inputs;
      for (const step of path) {
        const plain = reveal(current);
        if (plain instanceof UnknownValue) return plain;
        if (!(plain instanceof MapValue)) return null;
        current = plain.get(step) ?? null;
      }
      return reveal(current);
    },
  };
}

/** The value, or what holds where none is written. */
export function otherwise(value: Value, initial: Value): Value {
  return value === null ? initial : value;
}

export interface Child {
  readonly token: string;
  /** Their names, for the name of the component that makes them. */
  readonly names: (parent: string) => readonly string[];
  /** Why their number is not known, where it is not. */
  readonly unknownNumber?: UnknownValue | undefined;
  readonly inputs: Readonly<Record<string, Value>>;
  /** Inputs that stand in the component's text, by the child's name of it. */
  readonly from?: Readonly<Record<string, InputPath>>;
}

/** A child of a component; it stands where the component stands. */
export function childOf(declaration: PulumiDeclaration, child: Child): PulumiDeclaration {
  const { source, instances } = declaration;
  const [first = declaration.name] = child.names(declaration.name);
  const parentPath = (path: InputPath): InputPath | undefined => {
    const [input, ...rest] = path;
    const start = typeof input === 'string' ? child.from?.[input] : undefined;
    return start && [...start, ...rest];
  };
  return {
    key: `${declaration.key}/${child.token}/${first}`,
    token: child.token,
    writtenType: child.token,
    name: first,
    inputs: sortedMap(
      'object',
      Object.entries(child.inputs).filter(([, value]) => value !== null),
    ),
    options: { ...noOptions, providers: declaration.options.providers, parent: declaration.key },
    instances: child.unknownNumber ?? (instances instanceof UnknownValue ? instances : instances.flatMap(child.names)),
    component: declaration.key,
    source: {
      file: source.file,
      range: source.range,
      headerRange: source.headerRange,
      ...(source.typeRange && { typeRange: source.typeRange }),
      inputRange: (path) => {
        const found = parentPath(path);
        return found && source.inputRange(found);
      },
      mentions: (path) => {
        const found = parentPath(path);
        return found ? source.mentions(found) : [];
      },
    },
  };
}

/** An output of a child for another child's input: what is written, or a reference. */
export function reference(child: PulumiDeclaration, output: string): Value {
  return outputOf(child, output);
}
