import assert from 'node:assert/strict';
import type { TerraformWorkspace } from '../../src/analyzer/terraform/workspace';
import { resourceLines, workspaceOf } from './workspace-text';

const files: Readonly<Record<string, string>> = {
  'main.tf': `provider "aws" { region = var.region }
variable "region" { default = "eu-west-1" }
locals {
  size = var.big ? 100 : 10
  tags = { team = "a", size = local.size }
}
resource "aws_instance" "web" {
  count         = local.size / 10
  instance_type = "m5.large"
  root_block_device { volume_size = local.size }
}
`,
  'variables.tf': 'variable "big" { default = false }\nvariable "names" { default = ["a", "b"] }\n',
  'modules.tf': `module "app" {
  source   = "./app"
  for_each = toset(var.names)
  name     = each.key
  size     = local.size
}
output "sizes" { value = [for m in module.app : m.doubled] }
resource "x_y" "z" { total = sum([for m in module.app : m.doubled]) }
`,
  'app/main.tf':
    'variable "name" {}\nvariable "size" {}\nresource "aws_disk" "d" {\n  name = var.name\n  size = var.size\n}\noutput "doubled" { value = aws_disk.d.size * 2 }\n',
  'terraform.tfvars': 'big = false\n',
};

/** Edits that change what depends on what, one after the other. */
const edits: readonly (readonly [file: string, from: string, to: string])[] = [
  ['main.tf', 'm5.large', 'm5.xlarge'],
  ['terraform.tfvars', 'false', 'true'],
  ['modules.tf', 'size     = local.size', 'size     = local.size + 1'],
  ['variables.tf', '"b"]', '"b", "c"]'],
  ['app/main.tf', '* 2', '* 3'],
  ['main.tf', 'eu-west-1', 'us-east-1'],
  ['main.tf', 'locals {', 'locals {\n  unused = 1'],
  ['main.tf', 'local.size / 10', 'local.size / '],
  ['main.tf', 'local.size / \n', 'local.size / 20\n'],
  ['modules.tf', 'module "app"', 'module "other"'],
  ['modules.tf', 'module "other"', 'module "app"'],
  ['variables.tf', 'variable "big"', 'variable "bigger"'],
  ['variables.tf', 'variable "bigger"', 'variable "big"'],
  ['main.tf', 'size = var.big', 'size = local.tags.size > 1'],
  ['main.tf', 'size = local.tags.size > 1', 'size = var.big'],
  ['modules.tf', 'each.key', 'each.value'],
  ['modules.tf', 'source   = "./app"', 'source   = "./gone"'],
  ['modules.tf', './gone', './app'],
];

describe('Incremental evaluation', () => {
  it('gives what a cold run gives, after every edit', () => {
    const texts = new Map(Object.entries(files));
    const workspace = workspaceOf(files);
    resourceLines(workspace);
    for (const [file, from, to] of edits) {
      const text = texts.get(file) ?? '';
      const start = text.indexOf(from);
      assert.ok(start >= 0, `${file} has no ${from}`);
      applyEdit(workspace, texts, file, start, start + from.length, to);
      assertLikeCold(workspace, texts, `${file}: ${from} → ${to}`);
    }
  });

  it('gives what a cold run gives after typing, deleting and moving text at random', () => {
    const texts = new Map(Object.entries(files));
    const workspace = workspaceOf(files);
    const random = generator(20_261_121);
    const names = [...texts.keys()];
    const snippets = ['x', '"', '{', '}', '\n', ' = 1', 'var.big', '# ', '${', 'local.size', ''];
    for (let round = 0; round < 400; round++) {
      const file = names[random(names.length)] ?? '';
      const text = texts.get(file) ?? '';
      const start = random(text.length + 1);
      const end = Math.min(text.length, start + (random(3) === 0 ? random(12) : 0));
      applyEdit(workspace, texts, file, start, end, snippets[random(snippets.length)] ?? '');
      if (round % 4 === 0) assertLikeCold(workspace, texts, `round ${round}`, { broken: true });
      if (round % 4 === 3)
        for (const [name, original] of Object.entries(files)) restore(workspace, texts, name, original);
    }
    assertLikeCold(workspace, texts, 'at the end', { broken: true });
  });

  it('keeps the identity of resources that an edit does not touch', () => {
    const workspace = workspaceOf(files);
    const before = new Map(resources(workspace));
    const text = files['main.tf'] ?? '';
    const start = text.indexOf('m5.large');
    const texts = new Map(Object.entries(files));
    applyEdit(workspace, texts, 'main.tf', start, start + 8, 'm5.2xlarge');
    const changed = resources(workspace).filter(([address, resource]) => before.get(address) !== resource);
    assert.deepEqual(
      changed.map(([address]) => address),
      ['aws_instance.web'],
    );
  });

  it('keeps identity when only a comment or a value with the same result changes', () => {
    const workspace = workspaceOf(files);
    const before = new Map(resources(workspace));
    const texts = new Map(Object.entries(files));
    const text = files['main.tf'] ?? '';
    const start = text.indexOf(': 10');
    applyEdit(workspace, texts, 'main.tf', start, start + 4, ': 5 + 5 # the same');
    assert.ok(resources(workspace).every(([address, resource]) => before.get(address) === resource));
  });
});

function resources(workspace: TerraformWorkspace) {
  return workspace
    .projects()
    .flatMap((root) => root.resources().map((resource) => [resource.address, resource] as const));
}

function applyEdit(
  workspace: TerraformWorkspace,
  texts: Map<string, string>,
  file: string,
  start: number,
  end: number,
  replacement: string,
): void {
  const text = texts.get(file) ?? '';
  const after = text.slice(0, start) + replacement + text.slice(end);
  texts.set(file, after);
  workspace.edit(`/ws/${file}`, after, { start, oldEnd: end, newEnd: start + replacement.length });
}

function restore(workspace: TerraformWorkspace, texts: Map<string, string>, file: string, text: string): void {
  applyEdit(workspace, texts, file, 0, (texts.get(file) ?? '').length, text);
}

/**
 * Half-typed blocks keep their last good values, which a cold run cannot know: with `broken` only files without syntax
 * errors are compared.
 */
function assertLikeCold(
  workspace: TerraformWorkspace,
  texts: ReadonlyMap<string, string>,
  what: string,
  options: { broken?: boolean } = {},
): void {
  const hasErrors = [...texts.keys()].some((file) => workspace.syntaxErrors(`/ws/${file}`).length > 0);
  const now = resourceLines(workspace);
  if (hasErrors) {
    assert.ok(options.broken === true || what.includes('local.size / '), `${what} left a syntax error`);
    return;
  }
  assert.deepEqual(now, resourceLines(workspaceOf(Object.fromEntries(texts))), what);
}

/** A small linear congruential generator: the same numbers every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
