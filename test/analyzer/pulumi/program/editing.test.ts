/** What happens to a program while it is typed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ProgramReader, ProgramRuntime } from '../../../../src/analyzer/pulumi/declaration';
import { loadedReader, readProgram, showDeclaration, showDeclarations, textAt } from './read-program';

const programs: Readonly<Record<ProgramRuntime, string>> = {
  nodejs: `import * as aws from "@pulumi/aws";

const size = "t3.micro";
const first = new aws.s3.Bucket("first", { acl: "private" });
for (let i = 0; i < 2; i++) {
  const disk = new aws.ebs.Volume(\`disk-\${i}\`, { size: 10 });
  new aws.ec2.Eip(\`ip-\${i}\`, { instance: disk.id });
}
function make(name: string) {
  return new aws.ec2.Instance(name, { instanceType: size, rootBlockDevice: { volumeSize: 20 } });
}
make("web");
const last = new aws.s3.Bucket("last", {});
`,
  python: `import pulumi_aws as aws

size = "t3.micro"
first = aws.s3.Bucket("first", acl="private")
for i in range(2):
    disk = aws.ebs.Volume(f"disk-{i}", size=10)
    aws.ec2.Eip(f"ip-{i}", instance=disk.id)

def make(name):
    return aws.ec2.Instance(name, instance_type=size, root_block_device={"volume_size": 20})

make("web")
last = aws.s3.Bucket("last")
`,
  go: `package main

import (
	"fmt"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ebs"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

const size = "t3.micro"

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		s3.NewBucket(ctx, "first", &s3.BucketArgs{Acl: pulumi.String("private")})
		for i := 0; i < 2; i++ {
			disk, _ := ebs.NewVolume(ctx, fmt.Sprintf("disk-%d", i), &ebs.VolumeArgs{Size: pulumi.Int(10)})
			ec2.NewEip(ctx, fmt.Sprintf("ip-%d", i), &ec2.EipArgs{Instance: disk.ID()})
		}
		make(ctx, "web")
		s3.NewBucket(ctx, "last", nil)
		return nil
	})
}

func make(ctx *pulumi.Context, name string) {
	ec2.NewInstance(ctx, name, &ec2.InstanceArgs{InstanceType: pulumi.String(size), RootBlockDevice: &ec2.InstanceRootBlockDeviceArgs{VolumeSize: pulumi.Int(20)}})
}
`,
};

const runtimes: readonly ProgramRuntime[] = ['nodejs', 'python', 'go'];

describe('Pulumi programs while they are typed', () => {
  let reader: ProgramReader;
  before(async () => {
    reader = await loadedReader();
  });
  const read = (runtime: ProgramRuntime, files: string, by: ProgramReader = reader) =>
    readProgram(by, { runtime, files });

  for (const runtime of runtimes) {
    const text = programs[runtime];
    describe(runtime, () => {
      it('what did not change is the identical declaration, with ranges that moved', () => {
        const before = read(runtime, text);
        const at = text.indexOf(runtime === 'go' ? 'const size' : 'size =');
        const start = text.lastIndexOf('\n', at) + 1;
        const moved = `${text.slice(0, start)}${runtime === 'python' ? '# note' : '// note'}\n${text.slice(start)}`;
        const after = read(runtime, moved);
        assert.equal(after.declarations.length, before.declarations.length);
        for (const [index, declaration] of after.declarations.entries()) {
          assert.equal(declaration, before.declarations[index]);
          assert.match(textAt(moved, declaration.source.headerRange()) ?? '', /(Bucket|Volume|Eip|Instance)\(/);
        }
      });

      it('one value typed anew changes one declaration', () => {
        const before = read(runtime, text);
        const changed = text.replace('20', '200');
        const after = read(runtime, changed);
        const different = after.declarations.filter((each, index) => each !== before.declarations[index]);
        assert.equal(different.length, 1);
        const [instance] = different;
        assert.ok(instance);
        assert.match(showDeclaration(instance), /volumeSize: 200/);
        const range = instance.source.inputRange(['rootBlockDevice', 'volumeSize']);
        assert.match(textAt(changed, range) ?? '', /^"?volume_?size"?: .*200/i);
      });

      it('every state on the way to a new statement keeps all others', () => {
        const statement = {
          nodejs: 'const extra = new aws.ebs.Volume("extra", { size: 5, tags: { a: "b" } });\n',
          python: 'extra = aws.ebs.Volume("extra", size=5, tags={"a": "b"})\n',
          go: '\t\tebs.NewVolume(ctx, "extra", &ebs.VolumeArgs{Size: pulumi.Int(5), Tags: pulumi.StringMap{"a": pulumi.String("b")}})\n',
        }[runtime];
        const mark = { nodejs: 'const last', python: 'last =', go: '\t\ts3.NewBucket(ctx, "last"' }[runtime];
        const at = text.indexOf(mark);
        const complete = showDeclarations(read(runtime, text));
        for (let length = 1; length <= statement.length; length++) {
          const typed = `${text.slice(0, at)}${statement.slice(0, length)}\n${text.slice(at)}`;
          const shown = showDeclarations(read(runtime, typed));
          const missing = complete.filter((line) => !shown.includes(line));
          assert.deepEqual(missing, [], statement.slice(0, length));
        }
        assert.ok(
          showDeclarations(read(runtime, text.slice(0, at) + statement + text.slice(at))).some((line) =>
            /^extra:/.test(line),
          ),
        );
      });

      it('a statement with a mistake stays as it was, and its ranges move with the text', () => {
        read(runtime, text);
        const at = text.indexOf('20');
        const broken = `${text.slice(0, at)}(${text.slice(at)}`;
        const declaration = read(runtime, broken).declarations.find(({ name }) => name === 'web');
        assert.ok(declaration);
        assert.match(showDeclaration(declaration), /volumeSize: 20/);
        assert.match(textAt(broken, declaration.source.headerRange()) ?? '', /Instance\(.*name$/);
        const last = read(runtime, broken).declarations.find(({ name }) => name === 'last');
        assert.match(textAt(broken, last?.source.headerRange()) ?? '', /Bucket\(.*"last"$/);
      });

      it('a program read edit by edit is the program read at once', async () => {
        // Without mistakes on the way, nothing is kept as it was.
        const statements = text.split('\n');
        const edit = fc.record({
          line: fc.nat(statements.length - 1),
          kind: fc.constantFrom('blank', 'comment', 'digit', 'letter'),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
            const lines = [...statements];
            for (const { line, kind } of edits) {
              const old = lines[line] ?? '';
              if (kind === 'blank') lines[line] = `${old}\n`;
              else if (kind === 'comment') lines[line] = `${old} ${runtime === 'python' ? '#' : '//'} x`;
              else if (kind === 'digit') lines[line] = old.replace(/\b10\b|\b20\b/, (digits) => `${digits}1`);
              else lines[line] = old.replaceAll('"first"', '"firsts"').replaceAll('"web"', '"webs"');
              read(runtime, lines.join('\n'));
            }
            const whole = lines.join('\n');
            const fresh = read(runtime, whole, await loadedReader());
            const incremental = read(runtime, whole);
            assert.deepEqual(showDeclarations(incremental), showDeclarations(fresh));
            const ranges = (reading: typeof fresh) =>
              reading.declarations.map(({ source }) => [
                source.range(),
                source.headerRange(),
                source.inputRange(['size']),
              ]);
            assert.deepEqual(ranges(incremental), ranges(fresh));
          }),
          { numRuns: 15 },
        );
      });

      it('random edits, mistakes and all, end, and mending them gives the program again', () => {
        const complete = showDeclarations(read(runtime, text));
        const snippets = ['(', '{', '"', '`', '\n', ')', '}', 'new ', '=', ',', '${', '# ', '/*', 'x', ' '];
        fc.assert(
          fc.property(
            fc.array(fc.tuple(fc.nat(text.length), fc.nat(12), fc.constantFrom(...snippets)), { maxLength: 8 }),
            (edits) => {
              let current = text;
              for (const [at, gone, snippet] of edits) {
                current = current.slice(0, at) + snippet + current.slice(at + gone);
                for (const { source } of read(runtime, current).declarations) {
                  source.headerRange();
                  source.inputRange(['size']);
                }
              }
              assert.deepEqual(showDeclarations(read(runtime, text)), complete);
            },
          ),
          { numRuns: 60 },
        );
      });
    });
  }
});
