/** Whole Terraform configurations made at random of `terraform_data`, variables, locals, outputs and modules. */
import {
  bool,
  expression,
  literal,
  type Name,
  number,
  randomShape,
  type Shape,
  settled,
  shapeText,
  text,
} from './expressions';
import { type Random, randomOf } from './random';

export interface Configuration {
  readonly name: string;
  /** Texts by path from the root module's folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a module offers to those who call it. */
interface Module {
  readonly folder: string;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Name[];
  readonly blocks: readonly string[];
}

interface Input extends Name {
  readonly required: boolean;
  readonly constraint: Shape | undefined;
}

/** The configuration of a seed: the same for the same seed, and planned by Terraform in most cases. */
export function generateConfiguration(seed: number): Configuration {
  const random = randomOf(seed);
  const modules: Module[] = [];
  const count = random.below(4);
  for (let index = 0; index < count; index++) modules.push(moduleOf(random, `m${index}`, modules));
  const root = moduleOf(random, '', modules);
  const files = Object.fromEntries([
    ...modules.flatMap((module) => filesOf(random, module)),
    ...filesOf(random, root),
    ...variableFiles(random, root),
  ]);
  return { name: `seed-${seed}`, files };
}

function filesOf(random: Random, { folder, blocks }: Module): readonly (readonly [string, string])[] {
  const shuffled = random.shuffle(blocks);
  const split = random.chance(50) ? random.below(shuffled.length + 1) : 0;
  const prefix = folder === '' ? '' : `${folder}/`;
  return [
    [`${prefix}main.tf`, `${shuffled.slice(split).join('\n')}\n`],
    [`${prefix}other.tf`, `${shuffled.slice(0, split).join('\n')}\n`],
  ];
}

/** Values for the root module's variables: all that have no default, and some that have one. */
function variableFiles(random: Random, root: Module): readonly (readonly [string, string])[] {
  const lines = new Map<string, string[]>([
    ['terraform.tfvars', []],
    ['b.auto.tfvars', []],
  ]);
  for (const { text: name, constraint, required, shape } of root.inputs) {
    for (const [file, list] of lines) {
      const needed = required && file === 'terraform.tfvars';
      if (!needed && !random.chance(30)) continue;
      const value = constraint ? literal(random, constraint, 2, true) : literal(random, shape, 2);
      list.push(`${name.slice(4)} = ${value}`);
    }
  }
  return [...lines].filter(([, list]) => list.length > 0).map(([file, list]) => [file, `${list.join('\n')}\n`]);
}

function moduleOf(random: Random, folder: string, callable: readonly Module[]): Module {
  const inputs = Array.from({ length: 2 + random.below(4) }, (_, index) => inputOf(random, index));
  const names: Name[] = [...inputs];
  const blocks = inputs.map((input) => variableBlock(random, input));
  const steps = 4 + random.below(7);
  let unused = random.shuffle(callable);
  for (let index = 0; index < steps; index++) {
    const roll = random.below(10);
    const [called] = unused;
    if (called && (roll < 4 || index === steps - 1)) {
      unused = random.chance(70) ? unused.slice(1) : unused;
      addCall(random, `call${index}`, folder, called, names, blocks);
    } else if (roll < 7) {
      addLocals(random, index, names, blocks);
    } else {
      addResource(random, `r${index}`, names, blocks);
    }
  }
  addResource(random, 'last', names, blocks);
  const outputs = Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const shape = randomShape(random, 2);
    const sensitive = random.chance(8) ? '\n  sensitive = true' : '';
    blocks.push(`output "o${index}" {\n  value = ${expression(random, names, shape, 2)}${sensitive}\n}`);
    return { text: `o${index}`, shape, marked: sensitive !== '' };
  });
  return { folder, inputs, outputs: outputs.filter(({ marked }) => !marked), blocks };
}

function inputOf(random: Random, index: number): Input {
  const shape = randomShape(random, 2, true);
  const untyped = random.chance(12) && !('element' in shape) && shape.kind !== 'object';
  return {
    text: `var.v${index}`,
    shape: untyped ? text : settled(shape),
    required: random.chance(35),
    constraint: untyped ? undefined : shape,
  };
}

function variableBlock(random: Random, { text: name, required, constraint, shape }: Input): string {
  const type = constraint ? `\n  type = ${shapeText(constraint)}` : random.chance(40) ? '\n  type = string' : '';
  const value = constraint ? literal(random, constraint, 2, true) : literal(random, shape, 2);
  const fallback = required ? '' : `\n  default = ${value}`;
  const nullable = random.chance(25) ? '\n  nullable = false' : '';
  return `variable "${name.slice(4)}" {${type}${fallback}${nullable}\n}`;
}

function addLocals(random: Random, index: number, names: Name[], blocks: string[]): void {
  const lines: string[] = [];
  const added: Name[] = [];
  const inside = 1 + random.below(3);
  for (let position = 0; position < inside; position++) {
    const shape = randomShape(random, 2);
    const name = `l${index}_${position}`;
    lines.push(`  ${name} = ${expression(random, [...names, ...added], shape, 3)}`);
    added.push({ text: `local.${name}`, shape });
  }
  names.push(...added);
  blocks.push(`locals {\n${lines.join('\n')}\n}`);
}

interface Repetition {
  readonly line: string;
  readonly inside: readonly Name[];
  readonly mode: 'single' | 'count' | 'for_each';
}

/** A `count` or `for_each`, or neither, with the names that a block sees because of it. */
function repetition(random: Random, names: readonly Name[]): Repetition {
  const roll = random.below(10);
  if (roll < 3) return { line: '', inside: [], mode: 'single' };
  if (roll < 6) {
    const count = random.chance(25)
      ? `${expression(random, names, bool, 1)} ? ${1 + random.below(2)} : 0`
      : `min(3, ${expression(random, names, number, 2)})`;
    return { line: `  count = ${count}\n`, inside: [{ text: 'count.index', shape: number }], mode: 'count' };
  }
  const element = randomShape(random, 1);
  const keyed: Shape = random.chance(40) ? { kind: 'set', element: text } : { kind: 'map', element };
  const inside = [
    { text: 'each.key', shape: text },
    { text: 'each.value', shape: keyed.kind === 'map' ? element : text },
  ];
  return { line: `  for_each = ${expression(random, names, keyed, 2)}\n`, inside, mode: 'for_each' };
}

function addResource(random: Random, name: string, names: Name[], blocks: string[]): void {
  const { line, inside, mode } = repetition(random, names);
  const shape = randomShape(random, 2);
  const seen = [...names, ...inside, ...inside];
  const value = expression(random, seen, shape, 2);
  const address = `terraform_data.${name}`;
  blocks.push(`resource "terraform_data" "${name}" {\n${line}  input = ${value}\n}`);
  // What stands in `input` has lost its type on the way through the provider: sets are lists, maps are objects there.
  if (shape.kind !== 'string' && shape.kind !== 'number' && shape.kind !== 'bool') return;
  names.push(...views(address, 'input', shape, mode));
}

/** Ways to read an attribute or output of everything that a block makes. */
function views(address: string, attribute: string, shape: Shape, mode: Repetition['mode']): readonly Name[] {
  const list: Shape = { kind: 'list', element: shape };
  if (mode === 'single') return [{ text: `${address}.${attribute}`, shape }];
  if (mode === 'count') {
    return [
      { text: `tolist(${address}[*].${attribute})`, shape: list },
      { text: `tolist([for r in ${address} : r.${attribute}])`, shape: list },
    ];
  }
  return [
    { text: `tomap({ for k, r in ${address} : k => r.${attribute} })`, shape: { kind: 'map', element: shape } },
    { text: `tolist(values(${address})[*].${attribute})`, shape: list },
    { text: `toset(keys(${address}))`, shape: { kind: 'set', element: text } },
  ];
}

function addCall(random: Random, name: string, from: string, called: Module, names: Name[], blocks: string[]): void {
  const { line, inside, mode } = repetition(random, names);
  const seen = [...names, ...inside, ...inside];
  const lines = called.inputs.flatMap(({ text: input, required, shape }) => {
    if (!required && random.chance(50)) return random.chance(20) && line === '' ? [] : [];
    return [`  ${input.slice(4)} = ${expression(random, seen, shape, 2)}`];
  });
  const source = from === '' ? `./${called.folder}` : `../${called.folder}`;
  blocks.push(`module "${name}" {\n  source = "${source}"\n${line}${lines.join('\n')}\n}`);
  for (const output of called.outputs) names.push(...views(`module.${name}`, output.text, output.shape, mode));
}
