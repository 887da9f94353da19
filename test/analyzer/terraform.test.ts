import assert from 'node:assert/strict';
import { listDirectory, loadDirectory, walk } from '../../src/analyzer/load';
import type { Host } from '../../src/host';
import { resourceLines, workspaceOf } from './workspace-text';

/** Files in memory as a Host. */
function memory(files: Readonly<Record<string, string>>): Host {
  return {
    read: async (file) => files[file],
    list: async (directory) => {
      const names = Object.keys(files)
        .filter((file) => file.startsWith(`${directory}/`))
        .map((file) => file.slice(directory.length + 1));
      const entries = new Map(names.map((name) => [name.split('/')[0] ?? '', name.includes('/')]));
      return [...entries].map(([name, isDirectory]) => ({ name, kind: isDirectory ? 'directory' : 'file' }));
    },
  };
}

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly resources: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'variables, locals and functions',
    files: {
      'main.tf': `
        variable "size" { default = 10 }
        locals { double = var.size * 2, name = upper("web-\${local.double}") }
        resource "x_disk" "a" { size = local.double + 1, name = local.name }`.replace(/, (name)/g, '\n $1'),
    },
    resources: ['x_disk.a {name="WEB-20" size=21}'],
  },
  {
    name: 'tfvars come before defaults, automatic files in the order of their names',
    files: {
      'main.tf':
        'variable "a" { default = 1 }\nvariable "b" { default = 1 }\nresource "x_y" "z" {\n a = var.a\n b = var.b\n}',
      'terraform.tfvars': 'a = 2\nb = 2',
      'b.auto.tfvars': 'b = 4',
      'a.auto.tfvars.json': '{"b": 3}',
      'other.tfvars': 'a = 9',
    },
    resources: ['x_y.z {a=2 b=4}'],
  },
  {
    name: 'a variable is converted to its type, and an unset one says so',
    files: {
      'main.tf': `variable "n" { type = number }
variable "l" {
  type    = object({ size = optional(number, 5), tags = list(string) })
  default = { tags = [1, 2] }
}
resource "x_y" "z" {
  n = var.n
  s = var.l.size
  t = var.l.tags
}`,
    },
    resources: ['x_y.z {n=?(var.n has no default and no value) s=5 t=["1", "2"]}'],
  },
  {
    name: 'count and for_each, alike and not',
    files: {
      'main.tf': `resource "x_y" "same" { count = 1 + 1 }
resource "x_y" "differs" {
  count = 2
  index = count.index
}
resource "x_y" "each" {
  for_each = { b = 2, a = 1 }
  size     = each.value
}
resource "x_y" "set" {
  for_each = toset(["q"])
  name     = each.key
}
resource "x_y" "none" { count = 0 }`,
    },
    resources: [
      'x_y.same[0], x_y.same[1] {}',
      'x_y.differs[0] {index=0}',
      'x_y.differs[1] {index=1}',
      'x_y.each["a"] {size=1}',
      'x_y.each["b"] {size=2}',
      'x_y.set["q"] {name="q"}',
    ],
  },
  {
    name: 'a count that cannot be known',
    files: {
      'main.tf': 'data "x_list" "all" {}\nresource "x_y" "z" {\n count = length(data.x_list.all.ids)\n size = 3\n}',
    },
    resources: ['x_y.z × ? (data.x_list.all.ids is read from the cloud) {size=3}'],
  },
  {
    name: 'references between resources: what is written is known, what is not is known after apply',
    files: {
      'main.tf': `resource "x_a" "one" {
  count = 2
  size  = 5
}
resource "x_b" "two" {
  size = x_a.one[1].size
  id   = x_a.one[0].id
  all  = x_a.one[*].size
}`,
    },
    resources: ['x_a.one[0], x_a.one[1] {size=5}', 'x_b.two {all=[5, 5] id=?(x_a.one.id is known after apply) size=5}'],
  },
  {
    name: 'nested and dynamic blocks are lists of objects',
    files: {
      'main.tf': `locals { sizes = [10, 20] }
resource "x_y" "z" {
  disk { size = 1 }
  dynamic "disk" {
    for_each = local.sizes
    iterator = entry
    content {
      size = entry.value
      at   = entry.key
    }
  }
  lifecycle { ignore_changes = [tags] }
}`,
    },
    resources: ['x_y.z {disk=[{size=1}, {at=0 size=10}, {at=1 size=20}]}'],
  },
  {
    name: 'region from the provider, its alias, and the resource itself',
    files: {
      'main.tf': `variable "r" { default = "eu-west-1" }
provider "aws" { region = var.r }
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
resource "aws_a" "default" {}
resource "aws_a" "alias" { provider = aws.west }
resource "aws_a" "own" { region = "ap-south-1" }`,
    },
    resources: [
      'aws_a.default @eu-west-1 {}',
      'aws_a.alias @us-west-2 {}',
      'aws_a.own @ap-south-1 {region="ap-south-1"}',
    ],
  },
  {
    name: 'a region that cannot be known',
    files: { 'main.tf': 'variable "r" {}\nprovider "aws" { region = var.r }\nresource "aws_a" "b" {}' },
    resources: ['aws_a.b @? (var.r has no default and no value) {}'],
  },
  {
    name: 'modules: inputs, outputs, providers, instances of their own',
    files: {
      'main.tf': `provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
module "a" {
  source = "./modules/app"
  size   = 2
}
module "b" {
  source    = "./modules/app"
  for_each  = { x = 7 }
  size      = each.value
  providers = { aws = aws.west }
}
resource "x_y" "z" {
  doubled = module.a.doubled
  keyed   = module.b["x"].doubled
}`,
      'modules/app/main.tf': `variable "size" {}
resource "aws_disk" "d" { size = var.size }
output "doubled" { value = aws_disk.d.size * 2 }`,
    },
    resources: [
      'x_y.z {doubled=4 keyed=14}',
      'module.a.aws_disk.d @eu-west-1 {size=2}',
      'module.b["x"].aws_disk.d @us-west-2 {size=7}',
    ],
  },
  {
    name: 'a module that is not there costs nobody else anything',
    files: {
      'main.tf':
        'module "vpc" { source = "terraform-aws-modules/vpc/aws" }\nresource "x_y" "z" {\n id = module.vpc.id\n n = 1\n}',
    },
    resources: [
      'x_y.z {id=?(run terraform init to price module vpc: its source terraform-aws-modules/vpc/aws has not been downloaded) n=1}',
    ],
  },
  {
    name: 'cycles are errors that name them',
    files: {
      'main.tf': 'locals {\n a = local.b\n b = local.c + 1\n c = local.a\n}\nresource "x_y" "z" { n = local.a }',
    },
    resources: ['x_y.z {n=?(Cycle: local.a → local.b → local.c → local.a)}'],
  },
  {
    name: 'absurd counts are errors, not hangs',
    files: {
      'main.tf': 'resource "x_y" "z" { count = 1000000000 }\nresource "x_y" "k" { n = length(range(1000000000)) }',
    },
    resources: [
      'x_y.z × ? (count asks for 1,000,000,000 instances; at most 10,000 are read) {}',
      'x_y.k {n=?(range(): no more than 1024 elements are made)}',
    ],
  },
  {
    name: 'sensitive values stay marked and are used all the same',
    files: {
      'main.tf':
        'variable "s" {\n default = 5\n sensitive = true\n}\nresource "x_y" "z" {\n count = var.s - 3\n n = var.s\n}',
    },
    resources: ['x_y.z[0], x_y.z[1] {n=sensitive(5)}'],
  },
  {
    name: 'errors of one attribute leave the others alone',
    files: { 'main.tf': 'resource "x_y" "z" {\n a = var.missing\n b = 2\n c = 1 / 0\n}' },
    resources: ['x_y.z {a=?(There is no variable "missing" in this module) b=2 c=?(Division by zero)}'],
  },
  {
    name: 'half-typed text costs its neighbours nothing',
    files: {
      'main.tf':
        'resource "x_y" "a" {\n n = 1\n m = \n}\nresource "x_y" "b" {\n n = "x\n}\nresource "x_y" "c" { n = 3 }',
    },
    resources: ['x_y.a {m=?(An expression is missing here) n=1}', 'x_y.b {n="x"}', 'x_y.c {n=3}'],
  },
];

describe('Terraform configuration', () => {
  for (const { name, files, resources } of cases) {
    it(name, () => assert.deepEqual(resourceLines(workspaceOf(files)), resources));
  }

  it('finds root modules: directories that no module calls', () => {
    const workspace = workspaceOf({
      'envs/prod/main.tf': 'module "m" { source = "../../modules/m" }',
      'envs/dev/main.tf': 'module "m" { source = "../../modules/m" }',
      'modules/m/main.tf': 'resource "x_y" "z" {}',
    });
    assert.deepEqual(
      workspace.projects().map(({ path }) => path),
      ['/ws/envs/dev', '/ws/envs/prod'],
    );
  });

  it('tells which module directories are still to be read', () => {
    const workspace = workspaceOf({ 'a/main.tf': 'module "m" { source = "../m" }' });
    assert.deepEqual(workspace.missingDirectories(), ['/ws/m']);
    workspace.put('/ws/m/main.tf', 'resource "x_y" "z" { n = 1 }');
    assert.deepEqual(workspace.missingDirectories(), []);
    assert.deepEqual(resourceLines(workspace), ['module.m.x_y.z {n=1}']);
  });

  it('takes variables from flags and the environment, in that order of precedence', () => {
    const file = {
      'main.tf':
        'variable "a" { type = list(number) }\nvariable "b" {}\nresource "x_y" "z" {\n a = var.a\n b = var.b\n}',
    };
    const lines = resourceLines(
      workspaceOf(file, {
        environment: new Map([
          ['a', { kind: 'text', text: '[1, 2]', origin: 'TF_VAR_a' }],
          ['b', { kind: 'text', text: 'env', origin: 'TF_VAR_b' }],
        ]),
        variables: new Map([['b', { kind: 'text', text: 'flag', origin: '--var' }]]),
      }),
    );
    assert.deepEqual(lines, ['x_y.z {a=[1, 2] b="flag"}']);
  });

  it('knows the ranges of blocks and attributes, also after edits above', () => {
    const text = '# one\nresource "x_y" "z" {\n  disk {\n    size = 5\n  }\n}\n';
    const workspace = workspaceOf({ 'main.tf': text });
    const source = workspace.projects()[0]?.resources()[0]?.source;
    assert.ok(source);
    assert.deepEqual(source.headerRange().start, { line: 1, character: 0 });
    assert.deepEqual(source.attributeRange(['disk', 0, 'size'])?.start, { line: 3, character: 4 });
    workspace.edit('/ws/main.tf', `# zero\n${text}`, { start: 0, oldEnd: 0, newEnd: 7 });
    assert.deepEqual(source.attributeRange(['disk', 0, 'size'])?.start, { line: 4, character: 4 });
    assert.deepEqual(
      source.attributeRange(['disk', 0, 'iops'])?.start,
      { line: 3, character: 2 },
      'the block where the attribute is missing',
    );
  });
});

describe('Terraform files and modules beside the configuration', () => {
  const load = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const host = memory(files);
    const workspace = workspaceOf({});
    await loadDirectory(host, [workspace], await listDirectory(host, '/ws/root'));
    await workspace.load(host, ['/ws']);
    return resourceLines(workspace);
  };

  it('reads files that expressions ask for, inside the workspace only', async () => {
    assert.deepEqual(
      await load({
        '/ws/root/main.tf': `locals { settings = jsondecode(file("\${path.module}/config.json")) }
resource "x_y" "z" {
  size     = local.settings.size
  text     = templatefile("t.tftpl", { names = ["a", "b"] })
  files    = fileset("data", "**/*.txt")
  fallback = try(file("gone.txt"), "none")
  outside  = try(file("/etc/passwd"), "refused")
}`,
        '/ws/root/config.json': '{"size": 7}',
        '/ws/root/t.tftpl': '%{ for n in names ~}\n- ${n}\n%{ endfor ~}\n',
        '/ws/root/data/a.txt': '',
        '/ws/root/data/deep/b.txt': '',
        '/etc/passwd': 'root',
      }),
      ['x_y.z {fallback="none" files=["a.txt", "deep/b.txt"] outside="refused" size=7 text="- a\\n- b\\n"}'],
    );
  });

  it('reads what terraform init has placed, modules in modules too', async () => {
    assert.deepEqual(
      await load({
        '/ws/root/main.tf': 'module "net" {\n source = "example/net/aws"\n size = 2\n}',
        '/ws/root/.terraform/modules/modules.json': JSON.stringify({
          Modules: [
            { Key: '', Source: '', Dir: '.' },
            { Key: 'net', Source: 'registry.example/net/aws', Version: '1.0.0', Dir: '.terraform/modules/net' },
            { Key: 'net.sub', Source: 'git::x', Dir: '.terraform/modules/net.sub' },
          ],
        }),
        '/ws/root/.terraform/modules/net/main.tf':
          'variable "size" {}\nmodule "sub" {\n source = "git::x"\n size = var.size * 2\n}',
        '/ws/root/.terraform/modules/net.sub/main.tf': 'variable "size" {}\nresource "x_y" "z" { size = var.size }',
      }),
      ['module.net.module.sub.x_y.z {size=4}'],
    );
  });
});

describe('Looking for configuration', () => {
  it('leaves out what is hidden, ignored by git or excluded', async () => {
    const files = [
      '/ws/main.tf',
      '/ws/.gitignore',
      '/ws/a/main.tf',
      '/ws/a/.gitignore',
      '/ws/a/tmp/x.tf',
      '/ws/a/kept/x.tf',
      '/ws/build/x.tf',
      '/ws/node_modules/m/x.tf',
      '/ws/.terraform/modules/m/x.tf',
      '/ws/hidden/deep/x.tf',
    ];
    const texts: Readonly<Record<string, string>> = { '/ws/.gitignore': 'build/\n', '/ws/a/.gitignore': '/tmp\n' };
    const host = memory(Object.fromEntries(files.map((file) => [file, texts[file] ?? ''])));
    const found: string[] = [];
    for await (const { directory } of walk(host, '/ws', () => false, ['**/hidden'])) found.push(directory);
    assert.deepEqual(found, ['/ws', '/ws/a', '/ws/a/kept']);
  });
});

describe('Terraform configuration in other forms', () => {
  const forms: readonly Case[] = [
    {
      name: 'data sources that the text decides, and those it does not',
      files: {
        'main.tf': `provider "aws" { region = "us-west-2" }
data "aws_region" "here" {}
data "aws_partition" "here" {}
data "aws_availability_zones" "all" { state = "available" }
data "aws_ami" "ubuntu" { owners = ["self"] }
data "template_file" "t" {
  template = "n=$\${n}"
  vars     = { n = 3 }
}
resource "terraform_data" "d" { input = 5 }
resource "x_y" "z" {
  region    = data.aws_region.here.name
  partition = data.aws_partition.here.partition
  zones     = slice(data.aws_availability_zones.all.names, 0, 2)
  ami       = data.aws_ami.ubuntu.id
  owners    = data.aws_ami.ubuntu.owners
  text      = data.template_file.t.rendered
  output    = terraform_data.d.output
}`,
      },
      resources: [
        'terraform_data.d {input=5}',
        'x_y.z {ami=?(data.aws_ami.ubuntu.id is read from the cloud) output=5 owners=["self"] partition="aws" region="us-west-2" text="n=3" zones=["us-west-2a", "us-west-2b"]}',
      ],
    },
    {
      name: 'JSON syntax: blocks, templates, dynamic blocks, types in strings',
      files: {
        'main.tf.json': JSON.stringify({
          '//': 'a comment',
          variable: { size: { type: 'number', default: '4' }, tags: { type: 'map(string)', default: { a: 1 } } },
          locals: { doubled: '${var.size * 2}' },
          provider: { aws: [{ region: 'eu-west-1' }, { alias: 'west', region: 'us-west-2' }] },
          resource: {
            aws_a: {
              one: {
                count: '${local.doubled / 4}',
                size: '${local.doubled}',
                name: 'n-${var.size}',
                tags: '${var.tags}',
              },
              two: {
                provider: 'aws.west',
                disk: [{ size: 1 }, { size: 2 }],
                dynamic: { rule: { for_each: ['x'], content: { port: '${rule.value}' } } },
              },
            },
          },
        }),
      },
      resources: [
        'aws_a.one[0], aws_a.one[1] @eu-west-1 {name="n-4" size=8 tags={a="1"}}',
        'aws_a.two @us-west-2 {disk=[{size=1}, {size=2}] rule=[{port="x"}]}',
      ],
    },
    {
      name: 'override files replace attributes and blocks',
      files: {
        'main.tf': 'locals {\n n = 1\n}\nresource "x_y" "z" {\n a = local.n\n b = 2\n disk { size = 1 }\n}',
        'override.tf': 'locals {\n n = 5\n}\nresource "x_y" "z" {\n b = 3\n}',
        'z_override.tf': 'resource "x_y" "z" {\n disk { size = 9 }\n}',
      },
      resources: ['x_y.z {a=5 b=3 disk=[{size=9}]}'],
    },
    {
      name: 'a .tofu file stands in for the .tf file of its name',
      files: {
        'main.tf': 'resource "x_y" "a" { n = 1 }',
        'main.tofu': 'resource "x_y" "a" { n = 2 }',
        'b.tf': 'resource "x_y" "b" { n = 3 }',
      },
      resources: ['x_y.b {n=3}', 'x_y.a {n=2}'],
    },
  ];
  for (const { name, files, resources } of forms) {
    it(name, () => assert.deepEqual(resourceLines(workspaceOf(files)), resources));
  }

  it('comes back to the .tf file when the .tofu file goes', () => {
    const workspace = workspaceOf({
      'main.tf': 'resource "x_y" "a" { n = 1 }',
      'main.tofu': 'resource "x_y" "a" { n = 2 }',
    });
    assert.deepEqual(resourceLines(workspace), ['x_y.a {n=2}']);
    workspace.remove('/ws/main.tofu');
    assert.deepEqual(resourceLines(workspace), ['x_y.a {n=1}']);
  });

  it('survives broken and hostile JSON', () => {
    for (const text of [
      '',
      '{',
      '{"resource": 5}',
      '[1]',
      '{"resource":{"x_y":{"z":{"a":"${"}}}}',
      `${'['.repeat(100_000)}`,
    ]) {
      const workspace = workspaceOf({ 'main.tf.json': text });
      resourceLines(workspace);
    }
  });
});
