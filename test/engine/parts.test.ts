import assert from 'node:assert/strict';
import { componentYaml, dedent, priceText, type Surroundings, specYaml } from './price-text';

interface Case extends Surroundings {
  readonly name: string;
  readonly expected: string;
}

const part = componentYaml({});
const bySize = componentYaml({ quantity: 'self.size' });
const disk = `type: x_disk\ncomponents:\n  - ${componentYaml({ name: 'Storage', unit: 'GB', quantity: "'default(self.size, 8)'", rate: 'x/p.gb' })}`;

const cases: readonly Case[] = [
  {
    name: 'for_each over a list of blocks: keys count from 0, and each component points to its block',
    specs: {
      x_thing: specYaml({ name: `'Disk \${each.key}'`, for_each: 'self.disk', quantity: 'each.value.size' }),
    },
    tf: dedent(`
      resource "x_thing" "a" {
        disk { size = 10 }
        disk { size = 20 }
      }`),
    expected: `
      x_thing.a $3.00 priced
        Disk 0 | 10 hours × $0.1 = $1.00 | at disk.0.size | disk.0.size
        Disk 1 | 20 hours × $0.1 = $2.00 | at disk.1.size | disk.1.size`,
  },
  {
    name: 'for_each over a map, with a condition on each',
    specs: {
      x_thing: specYaml({
        name: `'\${each.key}'`,
        for_each: "'{ one = 1, two = 2, three = 3 }'",
        when: 'each.value > 1',
        quantity: 'each.value',
      }),
    },
    tf: 'resource "x_thing" "a" {}',
    expected: `
      x_thing.a $0.50 priced
        three | 3 hours × $0.1 = $0.30 | default
        two | 2 hours × $0.1 = $0.20 | default`,
  },
  {
    name: 'for_each over nothing makes nothing',
    specs: { x_thing: specYaml({ for_each: 'self.disk' }) },
    tf: 'resource "x_thing" "a" {}',
    expected: 'x_thing.a $0.00 free',
  },
  {
    name: 'for_each over what is not known says why',
    specs: { x_thing: specYaml({ for_each: 'self.zones' }) },
    tf: 'data "x_zones" "all" {}\nresource "x_thing" "a" { zones = data.x_zones.all.names }',
    expected: `
      x_thing.a ? unpriced
        ! data.x_zones.all.names is read from the cloud`,
  },
  {
    name: 'for_each over text is a mistake of the spec',
    specs: { x_thing: specYaml({ for_each: 'self.zones' }) },
    tf: 'resource "x_thing" "a" { zones = "all" }',
    expected: `
      x_thing.a ? unpriced
        ! for_each in a spec goes through a list or a map`,
  },
  {
    name: 'for_each over a sensitive list',
    specs: { x_thing: specYaml({ for_each: 'self.zones' }) },
    tf: 'variable "z" {\n  default   = ["a", "b"]\n  sensitive = true\n}\nresource "x_thing" "a" { zones = var.z }',
    expected: `
      x_thing.a $0.20 priced
        Part | 1 hours × $0.1 = $0.10 | default
        Part | 1 hours × $0.1 = $0.10 | default`,
  },
  {
    name: 'for_each inside for_each sees the outer one',
    specs: {
      x_thing: dedent(`
        type: x_thing
        subresources:
          - name: 'group \${each.key}'
            for_each: self.group
            components:
              - ${componentYaml({ name: `'disk \${each.key}'`, for_each: 'each.value.disk', quantity: 'each.value.size' })}`),
    },
    tf: dedent(`
      resource "x_thing" "a" {
        group {
          disk { size = 1 }
          disk { size = 2 }
        }
        group {
          disk { size = 3 }
        }
      }`),
    expected: `
      x_thing.a $0.60 priced
        group 0
          disk 0 | 1 hours × $0.1 = $0.10 | at group.0.disk.0.size | group.0.disk.0.size
          disk 1 | 2 hours × $0.1 = $0.20 | at group.0.disk.1.size | group.0.disk.1.size
        group 1
          disk 0 | 3 hours × $0.1 = $0.30 | at group.1.disk.0.size | group.1.disk.0.size`,
  },
  {
    name: 'a subresource of another type, its attributes traced to the parent',
    specs: {
      x_disk: disk,
      x_thing: dedent(`
        type: x_thing
        components:
          - ${part}
        subresources:
          - name: root_disk
            type: x_disk
            attributes: { size: 'self.root_disk[0].volume_size' }
          - name: 'disk[\${each.key}]'
            for_each: self.disk
            type: x_disk
            attributes: each.value`),
    },
    tf: dedent(`
      resource "x_thing" "a" {
        root_disk { volume_size = 30 }
        disk { size = 4 }
        disk {}
      }`),
    expected: `
      x_thing.a $21.10 priced
        Part | 1 hours × $0.1 = $0.10 | default
        root_disk
          Storage | 30 GB × $0.5 = $15.00 | at root_disk.0.volume_size | root_disk.0.volume_size
        disk[0]
          Storage | 4 GB × $0.5 = $2.00 | at disk.0.size | disk.0.size
        disk[1]
          Storage | 8 GB × $0.5 = $4.00 | at disk.1.size | disk.1.size`,
  },
  {
    name: 'times multiplies quantities, through several levels',
    specs: {
      x_thing: dedent(`
        type: x_thing
        subresources:
          - name: nodes
            times: self.nodes
            components:
              - ${part}
            subresources:
              - name: disks
                times: 3
                components:
                  - ${part}`),
    },
    tf: 'resource "x_thing" "a" { nodes = 2 }',
    expected: `
      x_thing.a $0.80 priced
        nodes
          Part | 2 hours × $0.1 = $0.20 | default
          disks
            Part | 6 hours × $0.1 = $0.60 | default`,
  },
  {
    name: 'times that nobody has stated: the prices stand alone',
    specs: {
      x_thing: `type: x_thing\nsubresources:\n  - name: nodes\n    times: usage.nodes\n    components:\n      - ${part}`,
    },
    tf: 'resource "x_thing" "a" {}',
    expected: `
      x_thing.a ? usage
        nodes
          Part | ? hours × $0.1 = ? | usage instances?`,
  },
  {
    name: 'times below nothing is a mistake',
    specs: {
      x_thing: `type: x_thing\nsubresources:\n  - name: nodes\n    times: self.nodes\n    components:\n      - ${part}`,
    },
    tf: 'resource "x_thing" "a" { nodes = -2 }',
    expected: `
      x_thing.a ? unpriced
        ! -2 of a part makes no sense`,
  },
  {
    name: 'a part without a name stands with the components around it',
    specs: { x_thing: `type: x_thing\nsubresources:\n  - name: ''\n    components:\n      - ${part}` },
    tf: 'resource "x_thing" "a" {}',
    expected: `
      x_thing.a $0.10 priced
        Part | 1 hours × $0.1 = $0.10 | default`,
  },
  {
    name: 'a part without components is not shown',
    specs: {
      x_thing: `type: x_thing\nsubresources:\n  - name: A\n    when: 'false'\n    components:\n      - ${part}`,
    },
    tf: 'resource "x_thing" "a" {}',
    expected: 'x_thing.a $0.00 free',
  },
  {
    name: 'a part of a type without a spec',
    specs: { x_thing: 'type: x_thing\nsubresources:\n  - name: A\n    type: x_none\n    attributes: {}' },
    tf: 'resource "x_thing" "a" {}',
    expected: `
      x_thing.a ? unpriced
        ! no price spec for x_none`,
  },
  {
    name: 'usage of a part: the same usage, unless the spec hands on another',
    specs: {
      x_disk: `type: x_disk\ncomponents:\n  - ${componentYaml({ quantity: 'usage.gb' })}`,
      x_thing: dedent(`
        type: x_thing
        subresources:
          - { name: same, type: x_disk, attributes: {} }
          - { name: other, type: x_disk, attributes: {}, usage: { gb: usage.other_gb } }
          - { name: none, type: x_disk, attributes: {}, usage: { gb: usage.third_gb } }`),
    },
    tf: 'resource "x_thing" "a" {}',
    usage: 'resource_usage:\n  x_thing.a: { gb: 1, other_gb: 2 }',
    expected: `
      x_thing.a $0.30 usage
        same
          Part | 1 hours × $0.1 = $0.10 | usage gb
        other
          Part | 2 hours × $0.1 = $0.20 | usage gb
        none
          Part | ? hours × $0.1 = ? | usage gb?`,
  },
  {
    name: 'attributes of a part as one expression: of what it finds',
    specs: {
      x_disk: disk,
      x_plan: 'type: x_plan\nfree: true',
      x_thing: dedent(`
        type: x_thing
        let:
          plan: find("x_plan", self.plan, "name")
        subresources:
          - name: '\${address(plan)}'
            when: plan != null
            type: x_disk
            attributes: merge(plan, { size = plan.size + 1 })`),
    },
    tf: 'resource "x_plan" "p" { size = 4 }\nresource "x_thing" "a" { plan = x_plan.p.id }',
    expected: `
      x_plan.p $0.00 free
      x_thing.a $2.50 priced
        x_plan.p
          Storage | 5 GB × $0.5 = $2.50 | at plan.size | plan.size`,
  },
  {
    name: 'let: in any order, read when needed, and what it reads counts',
    specs: {
      x_thing: dedent(`
        type: x_thing
        let:
          double: single * 2
          single: default(self.size, 1)
          broken: self.size.of.nothing + nonsense
        components:
          - ${componentYaml({ quantity: 'double' })}`),
    },
    tf: 'resource "x_thing" "a" { size = 5 }',
    expected: `
      x_thing.a $1.00 priced
        Part | 10 hours × $0.1 = $1.00 | at size | size`,
  },
  {
    name: 'a let that refers to itself',
    specs: {
      x_thing: `type: x_thing\nlet: { one: two, two: one }\ncomponents:\n  - ${componentYaml({ quantity: 'one' })}`,
    },
    tf: 'resource "x_thing" "a" {}',
    expected: `
      x_thing.a ? unpriced
        ! "one" in bundled/x_thing.yaml refers to itself`,
  },
  {
    name: 'resource: name, type, address and number',
    specs: {
      x_thing: specYaml({
        name: `'\${resource.name} \${resource.type} \${resource.address} \${resource.instances}'`,
      }),
    },
    tf: 'resource "x_thing" "a" { count = 2 }',
    expected: `
      x_thing.a[0], x_thing.a[1] $0.10 priced
        a x_thing x_thing.a 2 | 1 hours × $0.1 = $0.10 | default`,
  },
  {
    name: 'instances that differ are estimates of their own',
    specs: { x_thing: `type: x_thing\ncomponents:\n  - ${bySize}` },
    tf: 'resource "x_thing" "a" {\n  for_each = { b = 2, c = 3 }\n  size     = each.value\n}',
    expected: `
      x_thing.a["b"] $0.20 priced
        Part | 2 hours × $0.1 = $0.20 | at size | size
      x_thing.a["c"] $0.30 priced
        Part | 3 hours × $0.1 = $0.30 | at size | size`,
  },
  {
    name: 'a number of instances that is not known: what one costs is told, and is no sum',
    specs: { x_thing: specYaml({}) },
    tf: 'variable "n" {}\nresource "x_thing" "a" { count = var.n }',
    expected: `
      x_thing.a × ? ? unpriced
        Part | 1 hours × $0.1 = $0.10 | default
        ! the number of instances is not known: var.n has no default and no value; one costs $0.10/mo`,
  },
  {
    name: 'a free type of unknown number is free all the same',
    specs: { '#free': 'free: [x_thing]' },
    tf: 'variable "n" {}\nresource "x_thing" "a" { count = var.n }',
    expected: 'x_thing.a × ? $0.00 free',
  },
];

describe('parts of a resource', () => {
  for (const { name, expected, ...surroundings } of cases) {
    it(name, () => assert.equal(priceText(surroundings), dedent(expected)));
  }
});
