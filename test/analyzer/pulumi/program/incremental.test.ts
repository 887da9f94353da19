/** A program that is read edit by edit comes to the same as one that is read for the first time, whatever its statements do to each other. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import * as library from 'web-tree-sitter';
import type { ProgramRequest, ProgramRuntime } from '../../../../src/analyzer/pulumi/declaration';
import {
  keyComponents,
  type MadeDeclaration,
  makeComponents,
  makeDeclarations,
} from '../../../../src/analyzer/pulumi/program/declarations';
import { createEvaluator, type ProgramEvaluator } from '../../../../src/analyzer/pulumi/program/evaluator';
import { go } from '../../../../src/analyzer/pulumi/program/go/language';
import { createGrammarLoader, type Grammar } from '../../../../src/analyzer/pulumi/program/grammars';
import { type Item, locate } from '../../../../src/analyzer/pulumi/program/item';
import { javascript } from '../../../../src/analyzer/pulumi/program/javascript/language';
import type { Language } from '../../../../src/analyzer/pulumi/program/language';
import { python } from '../../../../src/analyzer/pulumi/program/python/language';
import { readSourceFile, release, type SourceFile } from '../../../../src/analyzer/pulumi/program/source-file';
import { TextDocument } from '../../../../src/analyzer/text-document';
import { UnknownValue, type Value } from '../../../../src/expression/value';
import { grammarFile, showDeclaration } from './read-program';

interface Program {
  readonly language: Language;
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Programs whose statements change what others have made: lists, maps, variables of closures, members of classes. */
const programs: Readonly<Record<ProgramRuntime, Program>> = {
  nodejs: {
    language: javascript,
    main: 'index.ts',
    files: {
      'index.ts': `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { sizes, shared, grow } from "./sizes";
import * as whole from "./sizes";
const config = new pulumi.Config();
const type = config.get("class") ?? "t3.micro";
new aws.s3.Bucket("plain", { acl: type });
let count = 1;
const groups: string[] = [];
const nested = { tags: { team: "a" }, list: [1, 2] };
const first = new aws.ec2.Instance("first", { instanceType: type, vpcSecurityGroupIds: groups, tags: nested.tags });
groups.push("one");
nested.tags.team = "b";
const alias = groups;
alias.push("two");
const volume = new aws.ebs.Volume("volume", { size: count * 10, tags: first.tags });
count = count + 1;
function make(name: string, size = count) {
  const made = new aws.ebs.Volume(name, { size, instance: first.id });
  shared.push(name);
  return made;
}
const counter = (() => { let n = 0; return () => { n += 1; return n; }; })();
make("a", counter());
make("b", counter());
make("c");
for (let i = 0; i < count; i++) new aws.ebs.Volume(\`loop-\${i}\`, { size: i, tags: nested.tags });
class Box { static size = 8; static all: string[] = []; width = 3; constructor(public name: string) { Box.all.push(name); } area() { return this.width * Box.size; } }
const box = new Box("box");
new aws.ebs.Volume("boxed", { size: box.area(), names: Box.all });
box.width = 7;
new aws.ebs.Volume("boxed", { size: box.area() });
if (config.get("open")) { groups.push("maybe"); count = 9; }
new aws.ebs.Volume("after", { size: count, groups, kinds: sizes.map((size) => size * 2) });
grow(4);
class Site extends pulumi.ComponentResource { constructor(name: string, args: any) { super("my:Site", name, {}); new aws.ebs.Volume(name + "-disk", { size: args.size }, { parent: this }); } }
new Site("site", { size: sizes.length });
new Site("site", { size: whole.sizes[0] });
shared.forEach((name) => new aws.sqs.Queue(name, {}));
export const last = new aws.sqs.Queue("last", { tags: { count: \`\${count}\`, of: volume.id } });
`,
      'sizes.ts': `import * as aws from "@pulumi/aws";
export const sizes = [10, 20];
export const shared: string[] = [];
export function grow(by: number) {
  sizes.push(by);
  return sizes.length;
}
export const queue = new aws.sqs.Queue("inner", { delay: sizes[0] });
`,
    },
  },
  python: {
    language: python,
    main: '__main__.py',
    files: {
      '__main__.py': `import pulumi
import pulumi_aws as aws
from sizes import sizes, grow
import sizes as whole
config = pulumi.Config()
kind = config.get("class") or "t3.micro"
aws.s3.Bucket("plain", acl=kind)
count = 1
groups = []
nested = {"tags": {"team": "a"}, "list": [1, 2]}
first = aws.ec2.Instance("first", instance_type=kind, vpc_security_group_ids=groups, tags=nested["tags"])
groups.append("one")
nested["tags"]["team"] = "b"
alias = groups
alias.extend(["two", "three"])
volume = aws.ebs.Volume("volume", size=count * 10, tags=first.tags)
count += 1
made = []
def make(name, size=None):
    made.append(name)
    return aws.ebs.Volume(name, size=size or count, instance=first.id)

make("a", 3)
make("b")
for i in range(count):
    aws.ebs.Volume(f"loop-{i}", size=i, tags=nested["tags"])

class Box:
    size = 8
    all = []
    def __init__(self, name):
        self.width = 3
        Box.all.append(name)
    def area(self):
        return self.width * Box.size

box = Box("box")
aws.ebs.Volume("boxed", size=box.area(), names=Box.all)
box.width = 7
aws.ebs.Volume("boxed", size=box.area())
if config.get("open") == "x" + pulumi.get_organization():
    groups.append("maybe")
    count = 9

aws.ebs.Volume("after", size=count, groups=groups, kinds=[size * 2 for size in sizes])
grow(4)
class Site(pulumi.ComponentResource):
    def __init__(self, name, size):
        super().__init__("my:Site", name)
        aws.ebs.Volume(name + "-disk", size=size, opts=pulumi.ResourceOptions(parent=self))

Site("site", len(sizes))
Site("site", whole.sizes[0])
for name in made:
    aws.sqs.Queue(name)

nested.update(list=[3])
last = aws.sqs.Queue("last", tags={"count": f"{count}", "of": volume.id, "list": nested["list"]})
`,
      'sizes.py': `import pulumi_aws as aws
sizes = [10, 20]
def grow(by):
    sizes.append(by)
    return len(sizes)

queue = aws.sqs.Queue("inner", delay=sizes[0])
`,
    },
  },
  go: {
    language: go,
    main: 'main.go',
    files: {
      'main.go': `package main

import (
	"fmt"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ebs"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sqs"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

const size = 10

var shared = map[string]int{"a": size, "b": 2}
var names = []string{"x"}

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		class := config.Get(ctx, "shop:class")
		sqs.NewQueue(ctx, "plain", &sqs.QueueArgs{Name: pulumi.String(class)})
		count := 1
		groups := []string{"zero"}
		first, err := ec2.NewInstance(ctx, "first", &ec2.InstanceArgs{InstanceType: pulumi.String(class), Count: pulumi.Int(shared["a"]), Groups: groups})
		if err != nil {
			return err
		}
		shared["a"] = 11
		groups = append(groups, "one")
		ebs.NewVolume(ctx, "volume", &ebs.VolumeArgs{Size: pulumi.Int(count), Groups: groups})
		count = count + 1
		count++
		next := 0
		counter := func() int {
			next++
			return next
		}
		ebs.NewVolume(ctx, "one", &ebs.VolumeArgs{Size: pulumi.Int(counter())})
		ebs.NewVolume(ctx, "two", &ebs.VolumeArgs{Size: pulumi.Int(counter()), Instance: first.ID()})
		make2(ctx, "a", count)
		make2(ctx, "a", shared["b"])
		for i := 0; i < count; i++ {
			ebs.NewVolume(ctx, fmt.Sprintf("loop-%d", i), &ebs.VolumeArgs{Size: pulumi.Int(i * size)})
		}
		for _, name := range names {
			sqs.NewQueue(ctx, name, nil)
		}
		names[0] = "y"
		site := &Site{Size: 4}
		site.Grow(count)
		ebs.NewVolume(ctx, "site", &ebs.VolumeArgs{Size: pulumi.Int(site.Size)})
		sqs.NewQueue(ctx, names[0], &sqs.QueueArgs{Tags: pulumi.StringMap{"count": pulumi.String(fmt.Sprintf("%d", count))}})
		return nil
	})
}
`,
      'other.go': `package main

type Site struct {
	Size int
}

func (s *Site) Grow(by int) {
	s.Size = s.Size + by
}

func make2(ctx *pulumi.Context, name string, by int) {
	shared["b"] = shared["b"] + by
	ebs.NewVolume(ctx, name, &ebs.VolumeArgs{Size: pulumi.Int(by + shared["b"])})
}
`,
    },
  },
};

/** Readings of one project, one after the other, of the same syntax trees: by one evaluator, and by a new one each time. */
function createReadings({ language, main }: Program, grammar: Grammar) {
  const files = new Map<string, SourceFile>();
  const evaluator = createEvaluator(language);
  let last: ReadonlyMap<string, MadeDeclaration> | undefined;
  let anchored: ReadonlyMap<object, readonly (readonly (number | undefined)[])[]> = new Map();
  return (texts: Readonly<Record<string, string>>, config: Readonly<Record<string, Value>>) => {
    for (const [name, text] of Object.entries(texts)) {
      const before = files.get(`/shop/${name}`);
      if (before?.document.text === text) continue;
      files.set(`/shop/${name}`, readSourceFile(`/shop/${name}`, text, grammar, language.rules, before));
    }
    const request: ProgramRequest = {
      runtime: language.runtime,
      directory: '/shop',
      entries: language.runtime === 'go' ? [] : [`/shop/${main}`],
      files: Object.keys(texts).map((name) => `/shop/${name}`),
      read: (file) => texts[file.slice('/shop/'.length)],
      config: (key) => config[key],
      project: 'shop',
      stack: 'dev',
      organization: nobody,
      invoke: () => nobody,
    };
    const positions = ({ file, start, end }: { file: string; start: number; end: number }) =>
      (files.get(file)?.document ?? new TextDocument(file, '')).rangeAt({ start, end });
    const show = (by: ProgramEvaluator, known: typeof last) => {
      const { constructions, components, wanted, diagnostics, isDisturbed } = by(request, (name) => files.get(name));
      const haveMoved = keyComponents(components);
      const made = makeDeclarations(constructions, language, positions, haveMoved || isDisturbed ? undefined : known);
      const shown = {
        declarations: made.map(({ declaration }) => [declaration.key, showDeclaration(declaration)]),
        places: made.map(({ declaration: { source } }) => [
          source.range(),
          source.headerRange(),
          ['size', 'tags', 'instanceType'].map((name) => [source.inputRange([name]), source.mentions([name])]),
        ]),
        components: makeComponents(components, positions).map((each) => ({ ...each, headerRange: each.headerRange() })),
        wanted: [...wanted].sort(),
        diagnostics: diagnostics.map(({ message }) => message),
      };
      return { shown, made: new Map(made.map((each) => [each.declaration.key, each])), constructions };
    };
    const incremental = show(evaluator, last);
    last = incremental.made;
    anchored = heldToAnchors(incremental.made, anchored);
    return { incremental, cold: () => show(createEvaluator(language), undefined) };
  };
}

/** What some of their statements come to. */
const changed: Readonly<Record<ProgramRuntime, readonly string[]>> = {
  nodejs: [
    'first: aws:ec2:Instance {instanceType: "m5.large", tags: {team: "b"}, vpcSecurityGroupIds: ["one", "two"]}',
    'boxed: aws:ebs:Volume {size: 56}',
    'site-disk: aws:ebs:Volume {size: 3} of my:Site::site parent my:Site::site',
  ],
  python: [
    'boxed: aws:ebs:Volume {names: ["box"], size: 24}',
    'boxed: aws:ebs:Volume {size: 56}',
    'site-disk: aws:ebs:Volume {size: 3} of my:Site::site parent my:Site::site',
  ],
  go: [
    'volume: aws:ebs:Volume {groups: ["zero", "one"], size: 1}',
    'two: aws:ebs:Volume {instance: <→ aws:ec2:Instance::first.id>, size: 2}',
    'site: aws:ebs:Volume {size: 7}',
    'y: aws:sqs:Queue {tags: {count: "3"}}',
  ],
};

/** Ranges by the anchors that they are held to, from its line; what had the anchor before stands as it stood. */
function heldToAnchors(
  made: ReadonlyMap<string, MadeDeclaration>,
  before: ReadonlyMap<object, readonly (readonly (number | undefined)[])[]>,
): ReadonlyMap<object, readonly (readonly (number | undefined)[])[]> {
  const now = new Map<object, readonly (readonly (number | undefined)[])[]>();
  for (const { declaration } of made.values()) {
    const { source } = declaration;
    const anchor = source.anchor?.();
    if (!anchor) continue;
    const all = [source.range(), source.headerRange(), ...['size', 'tags'].map((name) => source.inputRange([name]))];
    const places = all.map((range) => [
      range && range.start.line - anchor.line,
      range?.start.character,
      range && range.end.line - anchor.line,
      range?.end.character,
    ]);
    now.set(anchor.version, places);
    const known = before.get(anchor.version);
    if (known) assert.deepEqual(places, known, declaration.key);
  }
  return now;
}

const nobody = new UnknownValue({ kind: 'variable', message: 'the organization is not known' });

type Edit = { readonly kind: string; readonly file: number; readonly at: number; readonly to: number };

/** Items with what they are and where they stand. */
function shape(items: readonly Item[]): readonly object[] {
  return items.map((item) => ({
    ...locate({ item, start: 0, end: item.text.length }),
    type: item.type,
    text: item.text,
    kind: item.statement.kind,
    inner: shape(item.inner),
  }));
}

/** A text after an edit: lines that go, come twice, change places; digits and names that become others; anything cut out. */
function edited(text: string, { kind, at, to }: Edit): string {
  const lines = text.split('\n');
  const line = at % lines.length;
  const other = to % lines.length;
  const current = lines[line] ?? '';
  switch (kind) {
    case 'remove':
      return lines.filter((_, index) => index !== line).join('\n');
    case 'twice':
      return [...lines.slice(0, line), current, ...lines.slice(line)].join('\n');
    case 'swap':
      return lines.map((each, index) => (index === line ? lines[other] : index === other ? current : each)).join('\n');
    case 'digit':
      return lines.map((each, index) => (index === line ? each.replace(/\d/, String(to % 10)) : each)).join('\n');
    case 'name': {
      const names = ['groups', 'alias', 'nested', 'count', 'first', 'sizes', 'shared', 'box'];
      const name = names[to % names.length] ?? '';
      return lines
        .map((each, index) => (index === line ? each.replace(/\b(groups|alias|count|first|size|box)\b/, name) : each))
        .join('\n');
    }
    default: {
      const start = (at * 31) % text.length;
      return text.slice(0, start) + text.slice(start + (to % 7));
    }
  }
}

describe('Programs read edit by edit', () => {
  const grammars = new Map<ProgramRuntime, Grammar>();
  before(async () => {
    const load = createGrammarLoader({ library: async () => library, wasm: (name) => readFile(grammarFile(name)) });
    for (const runtime of ['nodejs', 'python', 'go'] as const) {
      grammars.set(runtime, await load(programs[runtime].language.grammar));
    }
  });
  const start = (runtime: ProgramRuntime) => {
    const grammar = grammars.get(runtime);
    assert.ok(grammar);
    return createReadings(programs[runtime], grammar);
  };
  const config: Readonly<Record<string, Value>> = { 'shop:class': 'm5.large' };

  for (const runtime of ['nodejs', 'python', 'go'] as const) {
    const { files, main } = programs[runtime];

    it(`${runtime}: the whole program is read, and statements that change what others made are seen`, () => {
      const { incremental } = start(runtime)(files, config);
      const lines = incremental.shown.declarations.map(([, line]) => line);
      assert.deepEqual(incremental.shown.diagnostics, []);
      assert.deepEqual(
        changed[runtime].filter((line) => !lines.includes(line)),
        [],
        lines.join('\n'),
      );
    });

    it(`${runtime}: a digit typed in the last statement leaves what stands before it alone`, () => {
      const read = start(runtime);
      const before = read(files, config).incremental.constructions;
      const text = files[main] ?? '';
      const at = text.lastIndexOf('count');
      const after = read({ ...files, [main]: `${text.slice(0, at)}xcount${text.slice(at + 5)}` }, config);
      const kept = after.incremental.constructions.filter((construction) => before.includes(construction));
      assert.ok(kept.length >= 1 && kept.length < before.length, `${kept.length} of ${before.length}`);
      assert.deepEqual(after.incremental.shown, after.cold().shown);
    });

    it(`${runtime}: has the statements that a text without mistakes has, whatever stood there before`, () => {
      const grammar = grammars.get(runtime);
      assert.ok(grammar);
      const { rules } = programs[runtime].language;
      const edit = fc.record({
        kind: fc.constantFrom('remove', 'twice', 'swap', 'digit', 'name', 'cut', 'back', 'back'),
        file: fc.constant(1),
        at: fc.nat(1000),
        to: fc.nat(1000),
      });
      let compared = 0;
      fc.assert(
        fc.property(fc.array(edit, { minLength: 4, maxLength: 20 }), (edits) => {
          let text = files[main] ?? '';
          let source = readSourceFile(main, text, grammar, rules, undefined);
          for (const each of edits) {
            text = each.kind === 'back' ? (files[main] ?? '') : edited(text, each);
            source = readSourceFile(main, text, grammar, rules, source);
            const fresh = readSourceFile(main, text, grammar, rules, undefined);
            if (fresh.isWhole) {
              compared++;
              assert.deepEqual(shape(source.items), shape(fresh.items), text);
            }
            release(fresh);
          }
        }),
        { numRuns: 30 },
      );
      assert.ok(compared > 50, String(compared));
    });

    it(`${runtime}: comes to the same as read for the first time, after every edit`, () => {
      const edit = fc.record({
        kind: fc.constantFrom('remove', 'twice', 'swap', 'digit', 'digit', 'name', 'cut', 'back', 'config'),
        file: fc.nat(3),
        at: fc.nat(1000),
        to: fc.nat(1000),
      });
      fc.assert(
        fc.property(fc.array(edit, { minLength: 3, maxLength: 14 }), (edits) => {
          const read = start(runtime);
          let texts = { ...files };
          let settings = config;
          read(texts, settings);
          for (const each of edits) {
            const name = each.file === 0 ? (Object.keys(texts)[1] ?? main) : main;
            if (each.kind === 'back') texts = { ...texts, [name]: files[name] ?? '' };
            else if (each.kind === 'config') settings = { ...config, 'shop:class': `t3.${each.to % 3}` };
            else texts = { ...texts, [name]: edited(texts[name] ?? '', each) };
            const { incremental, cold } = read(texts, settings);
            assert.deepEqual(incremental.shown, cold().shown, `${each.kind} of ${name}\n${texts[name]}`);
          }
        }),
        // An edit that takes the beginning of a statement, with what stands before it, and leaves the rest.
        { numRuns: 40, examples: [[[{ kind: 'swap', file: 1, at: 10, to: 937 }]]] },
      );
    });
  }
});
