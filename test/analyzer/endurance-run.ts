/**
 * Edits a workspace ten thousand times as a person would, comparing with a cold run on the way, and prints what became
 * of the heap as JSON. To be run with --expose-gc; `endurance.test.ts` does.
 */
import assert from 'node:assert/strict';
import type { TerraformWorkspace } from '../../src/analyzer/terraform/workspace';
import { type Random, randomOf } from './oracle/random';
import { resourceLines, workspaceOf } from './workspace-text';

export interface Endured {
  readonly resources: number;
  readonly edits: number;
  /** Megabytes in use after so many edits, all files being as they were in the beginning. */
  readonly heap: readonly (readonly [edits: number, megabytes: number])[];
}

const total = 10_000;
const checkEvery = 2_000;

const original: ReadonlyMap<string, string> = new Map(Object.entries(workspaceFiles()));

function workspaceFiles(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'main.tf': `provider "aws" { region = var.region }
variable "region" { default = "eu-west-1" }
variable "names" { default = ["a", "b", "c"] }
variable "sizes" {
  type    = map(object({ size = number, kind = optional(string, "gp3") }))
  default = { small = { size = 10 }, large = { size = 100, kind = "io2" } }
}
locals {
  size   = var.big ? 100 : 10
  tags   = { team = "platform", size = local.size }
  ports  = [for n in range(3) : 8000 + n]
  prefix = "\${var.region}-\${local.tags.team}"
}
`,
    'modules.tf': `module "app" {
  source   = "./app"
  for_each = toset(var.names)
  name     = "\${local.prefix}-\${each.key}"
  size     = local.size
}
module "pool" {
  source = "./pool"
  count  = 4
  index  = count.index
  apps   = module.app
}
output "total" { value = sum([for p in module.pool : p.total]) }
`,
    'terraform.tfvars': 'big = false\n',
    'variables.tf': 'variable "big" { default = false }\n',
    'app/main.tf': `variable "name" {}
variable "size" { type = number }
locals { doubled = var.size * 2 }
${Array.from({ length: 15 }, (_, index) => block(index, 'var.name', 'local.doubled')).join('')}
output "doubled" { value = local.doubled }
output "names" { value = [for d in [aws_disk.r0, aws_disk.r4] : d.name] }
`,
    'pool/main.tf': `variable "index" {}
variable "apps" {}
module "inner" {
  source = "../inner"
  total  = length(var.apps) + var.index
}
${Array.from({ length: 8 }, (_, index) => block(index, '"pool-${var.index}"', 'module.inner.total')).join('')}
output "total" { value = module.inner.total }
`,
    'inner/main.tf': `variable "total" {}
resource "aws_disk" "inner" {
  count = var.total > 1 ? 2 : 1
  size  = var.total + count.index
}
output "total" { value = sum(aws_disk.inner[*].size) }
`,
  };
  for (let part = 0; part < 10; part++) {
    const blocks = Array.from({ length: 20 }, (_, index) => block(part * 20 + index, 'local.prefix', 'local.size'));
    files[`part${part}.tf`] = blocks.join('');
  }
  return files;
}

function block(index: number, name: string, size: string): string {
  const repeated = index % 5 === 1 ? '  count = 2\n' : index % 5 === 2 ? '  for_each = toset(["x", "y"])\n' : '';
  const nested =
    index % 5 === 3 ? '  dynamic "port" {\n    for_each = [80, 443]\n    content { number = port.value }\n  }\n' : '';
  const reference = index % 5 === 4 ? `  other = aws_disk.r${index - 4}.size\n` : '';
  return `resource "aws_disk" "r${index}" {\n${repeated}  name = ${name}\n  size = ${size} + ${index}\n${nested}${reference}}\n`;
}

const additions = [
  'resource "aws_disk" "added" {\n  size = local.size\n}\n',
  'locals {\n  extra = { a = 1 }\n}\n',
  'module "more" {\n  source = "./app"\n  name   = "m"\n  size   = 3\n}\n',
  'data "aws_ami" "x" {}\n',
  '  tags = local.tags\n',
  '+ 5',
  ' var.region',
  '\n',
  '# remark',
  '"',
  '}',
  '{',
  'each.key',
  'count = 3\n',
];

class Editor {
  private readonly texts = new Map(original);
  private readonly undo: { readonly file: string; readonly text: string }[] = [];

  constructor(
    private readonly workspace: TerraformWorkspace,
    private readonly random: Random,
  ) {}

  /** One thing that a person does; returns the number of edits that it took. */
  act(): number {
    const { random } = this;
    const file = random.pick([...this.texts.keys()]);
    const text = this.texts.get(file) ?? '';
    const roll = random.below(100);
    if (roll < 45) return this.type(file, random.below(text.length + 1), random.pick(additions));
    if (roll < 65) return this.delete(file, random.below(text.length + 1), 1 + random.below(12));
    if (roll < 75) return this.rename(file, text);
    if (roll < 90) return this.takeBack();
    if (roll < 94) return this.moveFile(file, text);
    if (roll < 96) return this.removeFile(file);
    return this.restore(file);
  }

  texted(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.texts);
  }

  /** Puts all files back as they were in the beginning. */
  restoreAll(): void {
    for (const file of [...this.texts.keys()]) if (!original.has(file)) this.removeFile(file);
    for (const file of original.keys()) this.restore(file);
    this.undo.length = 0;
  }

  private replace(file: string, start: number, end: number, replacement: string): void {
    const text = this.texts.get(file) ?? '';
    const after = text.slice(0, start) + replacement + text.slice(end);
    this.texts.set(file, after);
    this.workspace.edit(`/ws/${file}`, after, { start, oldEnd: end, newEnd: start + replacement.length });
    resources(this.workspace);
  }

  private remember(file: string): void {
    this.undo.push({ file, text: this.texts.get(file) ?? '' });
    if (this.undo.length > 50) this.undo.shift();
  }

  private type(file: string, at: number, addition: string): number {
    this.remember(file);
    for (let index = 0; index < addition.length; index++) {
      this.replace(file, at + index, at + index, addition[index] ?? '');
    }
    return addition.length;
  }

  private delete(file: string, from: number, count: number): number {
    this.remember(file);
    let done = 0;
    for (let at = from; at > 0 && done < count; at--, done++) this.replace(file, at - 1, at, '');
    return Math.max(1, done);
  }

  /** Types another name over one that something may refer to. */
  private rename(file: string, text: string): number {
    const names = [...text.matchAll(/(?:"(\w+)" \{|^ {2}(\w+) +=)/gm)];
    if (names.length === 0) return 1;
    const match = this.random.pick(names);
    const name = match[1] ?? match[2] ?? '';
    const at = (match.index ?? 0) + match[0].indexOf(name);
    this.remember(file);
    const fresh = `n${this.random.below(1_000_000)}`;
    this.replace(file, at, at + name.length, '');
    for (let index = 0; index < fresh.length; index++) this.replace(file, at + index, at + index, fresh[index] ?? '');
    return fresh.length + 1;
  }

  private takeBack(): number {
    const last = this.undo.pop();
    if (last && this.texts.has(last.file))
      this.replace(last.file, 0, (this.texts.get(last.file) ?? '').length, last.text);
    return 1;
  }

  private moveFile(file: string, text: string): number {
    this.removeFile(file);
    const other = file.replace(/(\w+)\.tf/, `moved${this.random.below(1000)}.tf`);
    this.texts.set(other, text);
    this.workspace.put(`/ws/${other}`, text);
    resources(this.workspace);
    return 2;
  }

  private removeFile(file: string): number {
    this.texts.delete(file);
    this.workspace.remove(`/ws/${file}`);
    resources(this.workspace);
    return 1;
  }

  private restore(file: string): number {
    const text = original.get(file);
    if (text === undefined) return this.removeFile(file);
    if (this.texts.has(file)) this.replace(file, 0, (this.texts.get(file) ?? '').length, text);
    else {
      this.texts.set(file, text);
      this.workspace.put(`/ws/${file}`, text);
    }
    return 1;
  }
}

function resources(workspace: TerraformWorkspace): number {
  let count = 0;
  for (const root of workspace.projects()) count += root.resources().length;
  return count;
}

/** The same resources and problems as a workspace that has seen nothing but the files as they are. */
function compareWithCold(workspace: TerraformWorkspace, texts: Readonly<Record<string, string>>, when: string): void {
  const cold = workspaceOf(texts);
  assert.deepEqual(resourceLines(workspace), resourceLines(cold), `resources ${when}`);
  assert.deepEqual(problems(workspace), problems(cold), `problems ${when}`);
}

function problems(workspace: TerraformWorkspace): readonly string[] {
  return workspace
    .projects()
    .flatMap((root) =>
      root.diagnostics().map(({ file, message, range }) => `${file}:${range().start.line} ${message}`),
    );
}

function heapMegabytes(): number {
  assert.ok(globalThis.gc, 'run with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

function endure(): Endured {
  const workspace = workspaceOf(Object.fromEntries(original));
  const editor = new Editor(workspace, randomOf(20_261_121));
  const before = resourceLines(workspace);
  const heap: (readonly [number, number])[] = [];
  let edits = 0;
  for (let check = checkEvery; check <= total; check += checkEvery) {
    while (edits < check) {
      edits += editor.act();
      const texts = editor.texted();
      // Half-typed text keeps its last good values, which a cold run cannot know: compared where there is none.
      const whole = Object.keys(texts).every((file) => workspace.syntaxErrors(`/ws/${file}`).length === 0);
      if (whole && edits % 7 === 0) compareWithCold(workspace, texts, `after ${edits} edits`);
    }
    editor.restoreAll();
    assert.deepEqual(resourceLines(workspace), before, `all files as in the beginning, after ${edits} edits`);
    compareWithCold(workspace, editor.texted(), `with all files restored, after ${edits} edits`);
    heap.push([edits, heapMegabytes()]);
  }
  return { resources: resources(workspace), edits, heap };
}

console.log(JSON.stringify(endure()));
