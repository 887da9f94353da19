import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createProgramReader } from '../../../src/analyzer/pulumi/program/reader';
import { PulumiWorkspace } from '../../../src/analyzer/pulumi/workspace';
import type { Host } from '../../../src/host';
import { createGrammarSource } from '../../../src/node/grammars';
import { messages, plainSettings, repository, resourceLines, types } from './pulumi-text';

const files: Readonly<Record<string, string>> = {
  '/app/Pulumi.yaml': 'name: shop\nruntime: nodejs\n',
  '/app/Pulumi.dev.yaml': 'config:\n  aws:region: eu-west-1\n  shop:size: 4\n',
  '/app/index.ts': `import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { Site } from "./site";
const config = new pulumi.Config();
const vpc = new awsx.ec2.Vpc("vpc", { natGateways: { strategy: "None" } });
new aws.ec2.Instance("web", { instanceType: "t3.micro", rootBlockDevice: { volumeSize: config.getNumber("size") ?? 1 } });
new Site("site", { memory: 256 });
`,
  '/app/site.ts': `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
export class Site extends pulumi.ComponentResource {
  constructor(name: string, args: { memory: number }) {
    super("my:Site", name);
    new aws.lambda.Function(name + "-f", { memorySize: args.memory }, { parent: this });
  }
}
`,
  '/app/node_modules/x/index.ts': 'throw 1',
};

const asked: string[] = [];
const host: Host = {
  read: async (file) => {
    asked.push(file);
    return files[file];
  },
  list: async (directory) =>
    Object.keys(files)
      .filter((file) => file.slice(0, file.lastIndexOf('/')) === directory)
      .map((file) => ({ name: file.slice(directory.length + 1), kind: 'file' })),
};

/** Where the packages have their grammars is where the build takes them from. */
function grammars(): ReturnType<typeof createGrammarSource> {
  const source = createGrammarSource(join(repository, 'node_modules/tree-sitter-typescript'));
  const engine = createGrammarSource(join(repository, 'node_modules/web-tree-sitter'));
  return { library: source.library, wasm: (name) => (name === 'tree-sitter' ? engine : source).wasm(name) };
}

describe('Pulumi projects with programs', () => {
  it('bring in the program and what it imports, and no dependencies; edits cost what they touch', async () => {
    const programs = createProgramReader(grammars());
    const workspace = new PulumiWorkspace({ types, settings: plainSettings, programs });
    for (const file of ['/app/Pulumi.yaml', '/app/Pulumi.dev.yaml']) workspace.put(file, files[file] ?? '');
    assert.deepEqual(
      [workspace.takes('/app/index.ts'), workspace.takes('/app/node_modules/x/index.ts')],
      [true, false],
    );
    assert.deepEqual(resourceLines(workspace), []);
    assert.equal(workspace.wants(), true);
    await workspace.load(host, ['/app']);
    assert.equal(workspace.wants(), false);
    assert.ok(asked.includes('/app/site.ts') && !asked.some((file) => file.includes('node_modules')));
    assert.deepEqual(messages(workspace), []);
    assert.deepEqual(
      resourceLines(workspace).filter((line) => /instance|lambda|nat_gateway/.test(line)),
      [
        'aws_instance.web eu-west-1 {instance_type="t3.micro" root_block_device=[{volume_size=4}]}',
        'site/aws_lambda_function.site-f eu-west-1 {memory_size=256}',
      ],
    );
    const [project] = workspace.projects();
    assert.deepEqual(
      project?.segments().map(({ file, module, calls }) => [file, module, calls.map(({ name }) => name)]),
      [
        ['/app/index.ts', '', ['vpc', 'site']],
        ['/app/index.ts', 'vpc', []],
        ['/app/site.ts', 'site', []],
      ],
    );
    const before = project?.segments();
    workspace.put('/app/index.ts', `// more\n${files['/app/index.ts']}`);
    assert.equal(project?.segments(), before);
    assert.equal(project?.resources()[0]?.source.headerRange().start.line, 7);
    workspace.remove('/app/index.ts');
    assert.deepEqual(resourceLines(workspace), []);
  });

  it('may say their runtime with options', () => {
    for (const runtime of ['runtime: {name: go}', 'runtime:\n  name: go\n  options:\n    buildTarget: bin\n']) {
      const workspace = new PulumiWorkspace({ types, settings: plainSettings });
      workspace.put('/app/Pulumi.yaml', `name: shop\n${runtime}\n`);
      assert.deepEqual(
        workspace.projects().map(({ about }) => about.runtime),
        ['go'],
        runtime,
      );
    }
  });

  it('say why where the grammar is missing', async () => {
    const programs = createProgramReader(createGrammarSource('/nowhere'));
    const workspace = new PulumiWorkspace({ types, settings: plainSettings, programs });
    workspace.put('/app/Pulumi.yaml', files['/app/Pulumi.yaml'] ?? '');
    await workspace.load(host, ['/app']);
    assert.match(messages(workspace).join(), /The grammar of typescript cannot be loaded/);
    assert.equal(workspace.wants(), false);
  });
});
