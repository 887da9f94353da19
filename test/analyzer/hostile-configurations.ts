/** Configurations that ask for too much, refer in circles, or are made to hurt whoever reads them. */

export interface HostileConfiguration {
  readonly name: string;
  readonly files: () => Readonly<Record<string, string>>;
  /** What one of the diagnostics must say; none must be there where it is absent. */
  readonly says?: RegExp;
  /** The values of output `o`, where they matter. */
  readonly output?: string;
}

const doubling = (count: number, double: (before: string) => string, first: string): string =>
  Array.from({ length: count }, (_, index) => `  l${index + 1} = ${double(`local.l${index}`)}`).join('\n') +
  `\n  l0 = ${first}`;

const locals = (text: string): Readonly<Record<string, string>> => ({
  'main.tf': `locals {\n${text}\n}\nresource "x_y" "z" { n = 1 }\noutput "o" { value = try(local.o, null) }`,
});

const main = (text: string) => (): Readonly<Record<string, string>> => ({ 'main.tf': text });

export const hostileConfigurations: readonly HostileConfiguration[] = [
  {
    name: 'strings that double',
    files: () => locals(doubling(64, (b) => `"\${${b}}\${${b}}"`, '"xxxxxxxx"')),
    says: /longer than/,
  },
  { name: 'lists that double', files: () => locals(doubling(64, (b) => `[${b}, ${b}]`, '[1]')), says: /more than/ },
  {
    name: 'lists that double by concat',
    files: () => locals(doubling(64, (b) => `concat(${b}, ${b})`, '[1]')),
    says: /more than/,
  },
  {
    name: 'objects that double',
    files: () => locals(doubling(64, (b) => `{ a = ${b}, b = ${b} }`, '{}')),
    says: /more than/,
  },
  {
    name: 'JSON that doubles',
    files: () => locals(doubling(64, (b) => `jsonencode([${b}, ${b}])`, '"x"')),
    says: /longer than|more than/,
  },
  {
    name: 'comparisons of large values',
    files: () => locals(`${doubling(18, (b) => `[${b}, ${b}]`, '[1]')}\n o = local.l18 == local.l18`),
    output: 'true',
  },
  { name: 'numbers that square', files: () => locals(doubling(64, (b) => `${b} * ${b}`, '10')) },
  {
    name: 'setproduct',
    files: main('output "o" { value = length(setproduct(range(1000), range(1000), range(1000))) }'),
    says: /more than/,
  },
  {
    name: 'nested for',
    files: main('output "o" { value = [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]] }'),
    says: /more than/,
  },
  {
    name: 'for over a doubled map',
    files: main(
      'output "o" { value = { for a in range(1000) : a => { for b in range(1000) : b => { for c in range(1000) : c => "x" } } } }',
    ),
    says: /more than/,
  },
  { name: 'range(1e9)', files: main('output "o" { value = range(1e9) }'), says: /range/ },
  { name: 'count = 1e9', files: main('resource "x_y" "z" { count = 1e9 }'), says: /instances/ },
  { name: 'count = 1/0', files: main('resource "x_y" "z" { count = 1 / 0 }'), says: /Division by zero/ },
  { name: 'count = 9999, each different', files: main('resource "x_y" "z" {\n count = 9999\n n = count.index\n}') },
  {
    name: 'count of a count',
    files: main(
      'resource "x_y" "a" { count = 9000 }\nresource "x_y" "b" {\n count = length(x_y.a)\n n = x_y.a[count.index].id\n m = [for x in x_y.a : x.id]\n}',
    ),
    says: /./,
  },
  {
    name: 'modules that multiply',
    files: () => ({
      'main.tf': 'module "a" {\n source = "./a"\n count = 1000\n}',
      'a/main.tf': 'module "b" {\n source = "../b"\n count = 1000\n}',
      'b/main.tf': 'resource "x_y" "z" { count = 1000 }',
    }),
    says: /./,
  },
  {
    name: 'a module that calls itself',
    files: () => ({
      'main.tf': 'module "a" { source = "./a" }',
      'a/main.tf': 'module "a" { source = "../a" }\nresource "x_y" "z" {}',
    }),
    says: /./,
  },
  {
    name: 'a module that calls itself twice',
    files: () => ({
      'main.tf': 'module "a" { source = "./a" }',
      'a/main.tf': 'module "a" { source = "../a" }\nmodule "b" { source = "../a" }\nresource "x_y" "z" {}',
    }),
    says: /./,
  },
  {
    name: 'the root calls itself',
    files: main('module "a" { source = "./." }\nmodule "b" { source = "./../ws" }\nresource "x_y" "z" {}'),
    says: /./,
  },
  {
    name: 'modules that call each other, for each of a list',
    files: () => ({
      'main.tf': 'module "a" { source = "./a" }',
      'a/main.tf': 'module "b" {\n source = "../b"\n for_each = toset(["x", "y", "z"])\n}',
      'b/main.tf': 'module "a" {\n source = "../a"\n for_each = toset(["p", "q", "r"])\n}\nresource "x_y" "z" {}',
    }),
    says: /./,
  },
  {
    name: 'a module called with its own outputs',
    files: () => ({
      'main.tf': 'module "a" {\n source = "./a"\n x = module.a.x\n y = module.a\n}',
      'a/main.tf': 'variable "x" {}\nvariable "y" {}\noutput "x" { value = [var.x, var.y] }',
    }),
    says: /Cycle/,
  },
  {
    name: 'a module whose number depends on its outputs',
    files: () => ({
      'main.tf': 'module "a" {\n source = "./a"\n for_each = toset([for m in module.a : m.x])\n}',
      'a/main.tf': 'output "x" { value = "y" }',
    }),
    says: /Cycle/,
  },
  {
    name: 'resources that count each other',
    files: main('resource "x_y" "a" { count = length(x_y.b) }\nresource "x_y" "b" { count = length(x_y.a) }'),
    says: /Cycle/,
  },
  {
    name: 'a chain of 5,000 locals',
    files: () => locals(`${doubling(5000, (b) => `${b} + 1`, '1')}\n o = local.l5000`),
    output: '5001',
  },
  {
    name: 'a chain of 5,000 locals, read from its end',
    files: () => locals(Array.from({ length: 5000 }, (_, i) => ` l${i} = local.l${i + 1} + 1`).join('\n')),
    says: /in a chain|no local/,
  },
  {
    name: '10,000 cycles',
    files: () =>
      locals(Array.from({ length: 10_000 }, (_, i) => ` a${i} = local.b${i}\n b${i} = local.a${i}`).join('\n')),
    says: /Cycle/,
  },
  {
    name: 'one cycle of 5,000',
    files: () => locals(Array.from({ length: 5000 }, (_, i) => ` c${i} = local.c${(i + 1) % 5000}`).join('\n')),
    says: /Cycle|in a chain/,
  },
  {
    name: '300 locals that all read each other',
    files: () =>
      locals(
        Array.from(
          { length: 300 },
          (_, i) => ` d${i} = [${Array.from({ length: 300 }, (_, j) => `local.d${j}`).join(', ')}]`,
        ).join('\n'),
      ),
    says: /Cycle/,
  },
  {
    name: '400 locals, each reading all before it',
    files: () =>
      locals(
        Array.from({ length: 400 }, (_, i) =>
          ` d${i} = max(0, ${Array.from({ length: i }, (_, j) => `local.d${j}`).join(', ')})`.replace(', )', ')'),
        ).join('\n'),
      ),
  },
  {
    name: 'parentheses, 10,000 deep',
    files: main(`output "o" { value = ${'('.repeat(10_000)}1${')'.repeat(10_000)} }`),
    says: /deep/,
  },
  {
    name: 'lists, 10,000 deep',
    files: main(`output "o" { value = ${'['.repeat(10_000)}${']'.repeat(10_000)} }`),
    says: /deep/,
  },
  {
    name: 'conditionals, 10,000 deep',
    files: main(`output "o" { value = ${'true ? 1 : '.repeat(10_000)}2 }`),
    says: /deep/,
  },
  { name: 'sums of 50,000', files: main(`output "o" { value = ${'1 + '.repeat(50_000)}1 }`), says: /deep/ },
  {
    name: 'attributes, 50,000 long',
    files: main(`output "o" { value = try({}${'.a'.repeat(50_000)}, 7) }`),
    says: /deep/,
  },
  { name: 'negations, 50,000 deep', files: main(`output "o" { value = ${'!'.repeat(50_000)}true }`), says: /deep/ },
  { name: 'splats, 2,000 deep', files: main(`output "o" { value = [1]${'[*]'.repeat(2000)} }`) },
  {
    name: 'blocks, 10,000 deep',
    files: main(`resource "x_y" "z" {\n${'b {\n'.repeat(10_000)}${'}\n'.repeat(10_000)}}`),
    says: /deep/,
  },
  {
    name: 'dynamic blocks in dynamic blocks',
    files: main(
      `resource "x_y" "z" {\n${'dynamic "b" {\nfor_each = range(10)\ncontent {\n'.repeat(9)}v = 1\n${'}\n}\n'.repeat(9)}}`,
    ),
    says: /more than/,
  },
  {
    name: 'dynamic blocks, ten thousand of them',
    files: main(
      'resource "x_y" "z" {\n dynamic "b" {\n for_each = range(1000)\n content {\n dynamic "c" {\n for_each = range(1000)\n content { v = c.value }\n }\n }\n }\n}',
    ),
    says: /more than|/,
  },
  {
    name: 'types, 10,000 deep',
    files: main(
      `variable "v" { type = ${'list('.repeat(10_000)}string${')'.repeat(10_000)} }\noutput "o" { value = var.v }`,
    ),
    says: /deep/,
  },
  {
    name: 'interpolations, 5,000 deep',
    files: main(`output "o" { value = ${'"${'.repeat(5000)}1${'}"'.repeat(5000)} }`),
    says: /deep/,
  },
  {
    name: 'JSON values, 5,000 deep',
    files: main(`output "o" { value = jsondecode("${'['.repeat(5000)}${']'.repeat(5000)}") }`),
    says: /deep|/,
  },
  {
    name: 'a default, deep in an object type',
    files: main(
      `variable "v" {\n type = ${'object({ a = optional('.repeat(500)}string${', {}) })'.repeat(500)}\n default = {}\n}\noutput "o" { value = var.v }`,
    ),
    says: /./,
  },
  {
    name: 'optional attributes that multiply',
    files: main(
      `variable "v" {\n type = ${Array.from({ length: 24 }, () => 0).reduce<string>((inner) => `object({ a = optional(${inner}, {}), b = optional(string) })`, 'string')}\n default = {}\n}\noutput "o" { value = 1 }`,
    ),
    says: /./,
  },
  {
    name: 'lines of a megabyte',
    files: main(
      `output "o" { value = length("${'x'.repeat(1_000_000)}") }\n# ${'y'.repeat(1_000_000)}\nlocals { ${'z'.repeat(1_000_000)} = 1 }`,
    ),
    output: '1000000',
  },
  {
    name: 'a list of 100,000',
    files: main(`output "o" { value = length([${'1, '.repeat(100_000)}]) }`),
    output: '100000',
  },
  {
    name: 'an object of 100,000',
    files: main(
      `output "o" { value = length({\n${Array.from({ length: 100_000 }, (_, i) => `k${i} = ${i}`).join('\n')}\n}) }`,
    ),
    output: '100000',
  },
  {
    name: '20,000 blocks of one name',
    files: () => ({ 'main.tf': 'resource "x_y" "z" { n = 1 }\n'.repeat(20_000) }),
  },
  {
    name: '20,000 labels',
    files: () => ({ 'main.tf': `resource ${'"x" '.repeat(20_000)}{ n = 1 }\nresource "a_b" "c" {}` }),
  },
  {
    name: 'binary',
    files: () => ({
      'main.tf': Array.from({ length: 200_000 }, (_, i) => String.fromCharCode((i * 7919) & 0xffff)).join(''),
      'b.tf': '\u0000\u0001\ufeff\ud800 resource "x_y" "z" {}',
      'c.tfvars': '\u0000'.repeat(1000),
      'd.auto.tfvars.json': '\u0000{',
    }),
  },
  {
    name: 'names that JavaScript knows',
    files: main(`locals {
  __proto__   = 1
  constructor = 2
  toString    = { a = 1 }["constructor"]
}
resource "constructor" "__proto__" { hasOwnProperty = local.toString }
output "o" {
  value = [local.__proto__, local.constructor, keys({ __proto__ = 1, constructor = 2 }), { __proto__ = 5 }.__proto__]
}`),
    output: '[1, 2, ["__proto__", "constructor"], 5]',
    says: /no key "constructor"/,
  },
  {
    name: 'keys that are addresses',
    files: main(
      'resource "x_y" "z" {\n for_each = toset(["\\"]", "[0]", "a\\nb", "../..", "$${x}"])\n n = each.key\n}\noutput "o" { value = length(x_y.z) }',
    ),
    output: '5',
  },
  {
    name: 'sources that lead anywhere',
    files: main(
      [
        '/',
        '.',
        './',
        '..',
        '../../../../../..',
        './\\u0000',
        `./${'a/'.repeat(10_000)}`,
        '',
        ' ',
        './x y',
        '//x',
        'C:/x',
        './../ws/./.',
      ]
        .map((source, i) => `module "m${i}" { source = "${source}" }`)
        .join('\n'),
    ),
    says: /./,
  },
  {
    name: 'a pattern that backtracks',
    files: main(
      'output "o" { value = can(regex("(a+)+$", join("", [for i in range(1000) : "a"]), "b")) || can(regex("^(a|a)*b", join("", [for i in range(1000) : "a"]))) }',
    ),
    output: 'false',
  },
  {
    name: 'a template of a template of a template',
    files: main(
      'locals { t = "$${templatestring(t, { t = t })}" }\noutput "o" { value = templatestring(local.t, { t = local.t }) }',
    ),
    says: /./,
  },
  {
    name: 'a function called with 100,000 arguments',
    files: main('output "o" { value = max([for i in setproduct(range(300), range(300)) : i[0]]...) }'),
    output: '299',
  },
  {
    name: 'cidrsubnets without end',
    files: main(
      `output "o" { value = [for i in range(1000) : cidrsubnets("10.0.0.0/8", [for j in range(1000) : 24]...)] }`,
    ),
    says: /more than/,
  },
];
