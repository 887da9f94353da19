/** The documented CI snippets: that they are YAML, that their commands are ours, and what their scripts do in a real repository. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseCommand } from '../../src/cli/arguments';
import { createRepository, removeFolders, temporaryFolder } from '../node/repository';
import { type BundledProgram, bundleProgram } from './bundled-program';

const folder = join(__dirname, '../../docs/ci');

interface Workflow {
  readonly jobs: { readonly cost: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] } };
}

interface Pipeline {
  readonly cost: { readonly script: readonly string[] };
}

const github: Workflow = parse(readFileSync(join(folder, 'github.yml'), 'utf8'));
const gitlab: Pipeline = parse(readFileSync(join(folder, 'gitlab.yml'), 'utf8'));
const compareOnGitHub = github.jobs.cost.steps.find(({ name }) => name === 'Compare')?.run ?? '';
const [compareOnGitLab = ''] = gitlab.cost.script;

describe('the documented CI snippets', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  before(async () => {
    program = await bundleProgram('src/cli/main.ts');
  });
  after(() => {
    program.dispose();
    removeFolders();
  });

  it('call commands that there are', () => {
    const lines = [compareOnGitHub, compareOnGitLab].flatMap((script) => script.match(/costline [^|>\n]*/g) ?? []);
    assert.equal(lines.length, 7);
    for (const line of lines) {
      const words = line
        .trim()
        .split(/\s+/)
        .slice(1)
        .map((word) => word.replaceAll('"', ''));
      assert.notEqual(parseCommand(words).kind, 'wrong', line);
    }
  });

  for (const [name, script, env, files] of [
    ['GitHub', compareOnGitHub, { BASE: 'main' }, ['comment.md', 'cost.sarif', 'summary']],
    ['GitLab', compareOnGitLab, { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'origin/main' }, ['comment.md', 'cost.xml']],
  ] as const) {
    for (const [size, status] of [
      [110, 0],
      [300, 3],
    ] as const) {
      it(`write their files on ${name}, with status ${status}`, () => {
        const disk = (gigabytes: number): string =>
          `provider "aws" { region = "us-east-1" }\nresource "aws_ebs_volume" "a" {\n  availability_zone = "us-east-1a"\n  size = ${gigabytes}\n}\n`;
        const origin = createRepository({ 'main.tf': disk(100) });
        const clone = join(temporaryFolder(), 'clone');
        origin.git('clone', '--quiet', origin.folder, clone);
        writeFileSync(join(clone, 'main.tf'), disk(size));
        const bin = temporaryFolder();
        writeFileSync(join(bin, 'costline'), `#!/bin/sh\nexec "${process.execPath}" "${program.script}" "$@"\n`, {
          mode: 0o755,
        });
        const outputs = { GITHUB_OUTPUT: join(clone, 'output'), GITHUB_STEP_SUMMARY: join(clone, 'summary') };
        const {
          status: ended,
          stderr,
          stdout,
        } = spawnSync('bash', ['-e', '-c', `${script}\necho "ended with $status"`], {
          cwd: clone,
          encoding: 'utf8',
          env: { PATH: `${bin}:${process.env.PATH}`, HOME: clone, ...env, ...outputs },
        });
        assert.equal(ended, 0, stderr);
        assert.match(stdout, new RegExp(`ended with ${status}$`, 'm'));
        for (const file of files) assert.ok(readFileSync(join(clone, file), 'utf8').length > 100, file);
        assert.match(
          readFileSync(join(clone, 'comment.md'), 'utf8'),
          /^<!-- costline -->\n[\s\S]*aws\\_ebs\\_volume\.a/,
        );
      });
    }
  }
});
