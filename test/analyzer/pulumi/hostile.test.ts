import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noUsage } from '../../../src/engine/usage';
import { engine, messages, program, pulumiOf, repository, resourceLines } from './pulumi-text';

const resource = (properties: string): string =>
  `resources:\n  a: {type: "aws:ec2:Instance", properties: ${properties}}\n`;

/** Texts that must come to an end without a throw, with a piece of what is said of them. */
const hostile: readonly (readonly [name: string, text: string, said: RegExp])[] = [
  ['nesting', resource(`${'['.repeat(20_000)}${']'.repeat(20_000)}`), /nested more than/],
  [
    'indentation',
    `resources:\n${Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth + 1)}k:`).join('\n')}`,
    /nested more than/,
  ],
  [
    'lists of lists of lists',
    `variables:\n  v0: [x, x]\n${Array.from({ length: 40 }, (_, level) => `  v${level + 1}: ["\${v${level}}", "\${v${level}}"]`).join('\n')}\n${resource('{ami: "${v40}"}')}`,
    /more than 1,000,000 parts/,
  ],
  [
    'texts of texts',
    `variables:\n  v0: xxxxxxxxxx\n${Array.from({ length: 40 }, (_, level) => `  v${level + 1}: "\${v${level}}\${v${level}}"`).join('\n')}\n${resource('{ami: "${v40}"}')}`,
    /longer than/,
  ],
  [
    'anchors of anchors',
    `x0: &x0 [a, a]\n${Array.from({ length: 40 }, (_, level) => `x${level + 1}: &x${level + 1} [*x${level}, *x${level}]`).join('\n')}\n${resource('{ami: *x40}')}`,
    /creates more than|more than 1,000,000/,
  ],
  [
    'an anchor inside of itself',
    `resources:\n  a: &a {type: "aws:ec2:Instance", properties: *a}\n`,
    /nested too deep|Aliased anchor|anchor/i,
  ],
  ['a merge of itself', `resources:\n  a: &a {<<: *a, type: "aws:ec2:Instance"}\n`, /.*/],
  [
    'a long chain of variables',
    `variables:\n  v0: x\n${Array.from({ length: 3000 }, (_, level) => `  v${level + 1}: "\${v${level}}"`).join('\n')}\n${resource('{ami: "${v3000}"}')}`,
    /in a chain/,
  ],
  ['everything unclosed', resource('{ami: "${a["b"][[[", x: {'), /.+/],
  [
    'names of prototypes',
    'resources:\n  __proto__: {type: "aws:ec2:Instance", properties: {constructor: 1, toString: "${hasOwnProperty}"}}\n',
    /hasOwnProperty/,
  ],
  ['no map at all', '- a\n- b\n', /.*/],
  ['tabs', 'resources:\n\ta:\n\t\ttype: x\n', /.+/],
  ['control characters', '\u0000\u0001: \ufffd\nresources: \u2028\n', /.*/],
  [
    'components that are none',
    'resources:\n  v: {type: "awsx:ec2:Vpc", properties: {subnetSpecs: 3, vpcEndpointSpecs: [1, null], numberOfAvailabilityZones: 1.0e+30}}\n',
    /.*/,
  ],
];

describe('Hostile Pulumi projects', () => {
  for (const [name, text, said] of hostile) {
    it(name, () => {
      const workspace = pulumiOf({ 'Pulumi.yaml': program(text) });
      resourceLines(workspace);
      const told = [
        ...messages(workspace),
        ...workspace.syntaxErrors('/app/Pulumi.yaml').map(({ message }) => message),
      ];
      assert.match(told.join('\n'), said);
      workspace.put('/app/Pulumi.yaml', program(resource('{ami: x}')));
      assert.deepEqual(resourceLines(workspace), ['aws_instance.a us-east-1 {ami="x"}']);
      assert.deepEqual(messages(workspace), []);
    });
  }

  it('files of other programs are none of ours', () => {
    const workspace = pulumiOf({ 'Pulumi.yaml': 'a: b\n', 'Main.yaml': 'resources: {}\n', 'Pulumi.dev.yaml': '3' });
    assert.deepEqual([workspace.projects(), workspace.files()], [[], []]);
    assert.deepEqual(
      ['/app/template.yaml', '/app/index.ts', '/app/Pulumi.yaml.bak'].filter((file) => workspace.takes(file)),
      [],
    );
  });

  it('every program of the corpus is read, with no mistake told and no resource lost', function () {
    const corpus = join(repository, '../shared/corpora/pulumi-yaml');
    if (!existsSync(corpus)) {
      console.log(`      skipped: ${corpus} is not there`);
      this.skip();
    }
    const found = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.ok(found.length > 0);
    for (const { name } of found) {
      const text = readFileSync(join(corpus, name, 'Pulumi.yaml'), 'utf8');
      const workspace = pulumiOf({ 'Pulumi.yaml': text });
      const [project] = workspace.projects();
      assert.ok(project, name);
      assert.deepEqual(workspace.syntaxErrors('/app/Pulumi.yaml'), [], name);
      assert.deepEqual(messages(workspace), [], name);
      const written = [...text.matchAll(/^ +type: *"?[a-z-]+:[a-zA-Z0-9./]+(?::[a-zA-Z0-9]+)?"?$/gm)].length;
      const components = project.segments().reduce((sum, { calls }) => sum + calls.length, 0);
      const own = project.resources().filter(({ module }) => module === '').length;
      assert.equal(own + components, written, name);
      for (const resource of project.resources()) {
        assert.ok(engine.estimate(resource, project.related(), noUsage).length > 0, resource.address);
      }
    }
  });
});
