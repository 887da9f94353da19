import assert from 'node:assert/strict';
import { dedent, priceText, specYaml } from './price-text';

interface Case {
  readonly name: string;
  /** The name of the component tells what was found. */
  readonly expression: string;
  readonly tf: string | Readonly<Record<string, string>>;
  readonly expected: readonly string[];
}

const findByValue = 'find("x_plan", self.plan, "name", "code").size';
const referring = 'join(",", [for one in referring("x_user", "thing_id", self.name) : address(one)])';

const cases: readonly Case[] = [
  {
    name: 'find follows a reference',
    expression: 'find("x_plan", self.plan).size',
    tf: 'resource "x_plan" "p" { size = 4 }\nresource "x_thing" "a" { plan = x_plan.p.id }',
    expected: ['x_thing.a: 4'],
  },
  {
    name: 'find compares with the attributes it is told, in their order',
    expression: findByValue,
    tf: dedent(`
      resource "x_plan" "one" {
        code = "gold"
        size = 1
      }
      resource "x_plan" "two" {
        name = "gold"
        size = 2
      }
      resource "x_thing" "a" { plan = "gold" }`),
    expected: ['x_thing.a: 2'],
  },
  {
    name: 'find of another type, of nothing, of what is not known without a reference',
    expression: 'default(find("x_plan", self.plan, "name").size, "nothing")',
    tf: dedent(`
      variable "v" {}
      resource "x_other" "o" {}
      resource "x_thing" "a" { plan = x_other.o.id }
      resource "x_thing" "b" {}
      resource "x_thing" "c" { plan = var.v }`),
    expected: ['x_thing.a: nothing', 'x_thing.b: nothing', 'x_thing.c: nothing'],
  },
  {
    name: 'find tells instances with different keys apart',
    expression: 'find("x_plan", self.plan).size',
    tf: dedent(`
      resource "x_plan" "p" {
        for_each = { small = 1, large = 9 }
        size     = each.value
      }
      resource "x_thing" "a" { plan = x_plan.p["small"].id }
      resource "x_thing" "b" { plan = x_plan.p["large"].id }`),
    expected: ['x_thing.a: 1', 'x_thing.b: 9'],
  },
  {
    name: 'find follows a reference into a module and out of it',
    expression: 'find("x_plan", self.plan).size',
    tf: {
      'main.tf': dedent(`
        module "m" {
          source = "./m"
          plan   = x_plan.here.id
        }
        resource "x_plan" "here" { size = 1 }
        resource "x_thing" "a" { plan = module.m.plan }`),
      'm/main.tf': dedent(`
        variable "plan" {}
        output "plan" { value = x_plan.inner.id }
        resource "x_plan" "inner" { size = 2 }
        resource "x_thing" "b" { plan = var.plan }`),
    },
    expected: ['module.m.x_thing.b: 1', 'x_thing.a: 2'],
  },
  {
    name: 'find by value prefers its own module',
    expression: 'find("x_plan", self.plan, "name").size',
    tf: {
      'main.tf': 'module "m" { source = "./m" }\nmodule "n" { source = "./n" }',
      'm/main.tf': 'resource "x_plan" "p" {\n  name = "gold"\n  size = 1\n}\nresource "x_thing" "a" { plan = "gold" }',
      'n/main.tf': 'resource "x_plan" "p" {\n  name = "gold"\n  size = 2\n}\nresource "x_thing" "a" { plan = "gold" }',
    },
    expected: ['module.m.x_thing.a: 1', 'module.n.x_thing.a: 2'],
  },
  {
    name: 'referring: by reference and by an equal value in the same module',
    expression: referring,
    tf: {
      'main.tf': dedent(`
        module "m" { source = "./m" }
        resource "x_thing" "a" { name = "web" }
        resource "x_user" "one" { thing_id = x_thing.a.id }
        resource "x_user" "two" { thing_id = "web" }
        resource "x_user" "three" { thing_id = "other" }`),
      'm/main.tf': 'resource "x_user" "four" { thing_id = "web" }',
    },
    expected: ['x_thing.a: x_user.one,x_user.two'],
  },
  {
    name: 'referring looks into nested blocks and lists',
    expression: 'length(referring("x_user", "link.things"))',
    tf: dedent(`
      resource "x_thing" "a" {}
      resource "x_user" "one" {
        link { things = ["x", x_thing.a.arn] }
      }`),
    expected: ['x_thing.a: 1'],
  },
  {
    name: 'referring tells instances with different keys apart',
    expression: 'join(",", [for one in referring("x_user", "thing_id") : address(one)])',
    tf: dedent(`
      resource "x_thing" "a" {
        for_each = { s = 1, t = 2 }
        size     = each.value
      }
      resource "x_user" "one" { thing_id = x_thing.a["s"].id }
      resource "x_user" "two" { thing_id = x_thing.a["t"].id }`),
    expected: ['x_thing.a["s"]: x_user.one', 'x_thing.a["t"]: x_user.two'],
  },
  {
    name: 'referring_to asks for a resource that was found, by reference and by value; nothing refers to what was not found',
    expression:
      'join(",", [for one in referring_to(find("x_plan", self.plan), "x_user", "plan", find("x_plan", self.plan).name) : address(one)])',
    tf: dedent(`
      resource "x_plan" "p" { name = "gold" }
      resource "x_user" "one" { plan = x_plan.p.id }
      resource "x_user" "two" { plan = "gold" }
      resource "x_user" "three" { plan = "silver" }
      resource "x_thing" "a" { plan = x_plan.p.id }
      resource "x_thing" "b" { plan = "silver" }`),
    expected: ['x_thing.a: x_user.one,x_user.two', 'x_thing.b: '],
  },
  {
    name: 'instances counts those of one and of a list',
    expression: 'instances(referring("x_user", "thing_id")) + instances(find("x_plan", self.plan))',
    tf: dedent(`
      resource "x_plan" "p" { count = 2 }
      resource "x_user" "u" {
        count    = 3
        thing_id = x_thing.a.id
      }
      resource "x_thing" "a" { plan = x_plan.p[0].id }`),
    expected: ['x_thing.a: 5'],
  },
  {
    name: 'instances of an unknown number',
    expression: 'known(instances(find("x_plan", self.plan, "name")))',
    tf: dedent(`
      variable "n" {}
      resource "x_plan" "p" {
        count = var.n
        name  = "gold"
      }
      resource "x_thing" "a" { plan = "gold" }`),
    expected: ['x_thing.a: false'],
  },
];

describe('other resources', () => {
  for (const { name, expression, tf, expected } of cases) {
    it(name, () => {
      const specs = {
        '#free': 'free: [x_plan, x_user, x_other]',
        x_thing: specYaml({ name: `'\${found}'` }, `let:\n  found: '${expression}'`),
      };
      const lines = priceText({ specs, tf }).split('\n');
      const found = lines.flatMap((line, index) => {
        const address = /^(\S*x_thing\S*) /.exec(line)?.[1];
        const component = /^ {2}(.*?) \| /.exec(lines[index + 1] ?? '')?.[1];
        return address === undefined ? [] : [`${address}: ${component}`];
      });
      assert.deepEqual(found.sort(), expected);
    });
  }
});
