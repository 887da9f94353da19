import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { workspaceOf } from './template-text';

const corpus = resolve(__dirname, '../../../../shared/corpora/cloudformation');

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(ya?ml|json|template)$/.test(entry.name) ? [path] : [];
  });
}

/** How many resources a template has, read by a library as a whole; `undefined` for what is no template. */
function countWhole(text: string): number | undefined {
  const document: unknown = parse(text, { logLevel: 'silent' });
  if (typeof document !== 'object' || document === null) return undefined;
  const { Resources: resources, AWSTemplateFormatVersion: version } = Object.assign(
    { Resources: undefined, AWSTemplateFormatVersion: undefined },
    document,
  );
  if (typeof resources !== 'object' || resources === null) return version === undefined ? undefined : 0;
  return text.includes('::') ? Object.keys(resources).filter((key) => !key.startsWith('Fn::')).length : undefined;
}

describe('CloudFormation templates of others', () => {
  it('are read, and have the resources that a parse of the whole finds', function () {
    if (!existsSync(corpus)) {
      console.log(`        skipped: there are no templates in ${corpus}`);
      this.skip();
    }
    const files = filesBelow(corpus);
    assert.ok(files.length > 100);
    for (const path of files) {
      const text = readFileSync(path, 'utf8');
      const expected = countWhole(text);
      const workspace = workspaceOf({ 't.yaml': text });
      assert.equal(workspace.files().length, expected === undefined ? 0 : 1, path);
      assert.deepEqual(
        workspace.syntaxErrors('/ws/t.yaml').map(({ message }) => message),
        [],
        path,
      );
      const [project] = workspace.projects();
      if (!project || expected === undefined) continue;
      const declared = project.template.keysOf('Resources').filter((key) => !key.startsWith('Fn::'));
      assert.equal(declared.length, expected, path);
      for (const resource of project.resources()) {
        const { start } = resource.source.headerRange();
        const line = text.split('\n')[start.line] ?? '';
        if (!resource.writtenType.startsWith('AWS::Serverless'))
          assert.notEqual(line.slice(start.character).trim(), '', path);
      }
    }
  });
});
