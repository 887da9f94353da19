import assert from 'node:assert/strict';
import { Engine } from '../../src/engine/engine';
import { SpecBook } from '../../src/engine/spec-book';
import { rates, specSource } from '../engine/price-text';
import { memorySession } from './memory-session';

const spec = `type: aws_db_instance
cloudformation:
  type: AWS::RDS::DBInstance
  attributes:
    allocated_storage: AllocatedStorage
    instance_class: DBInstanceClass
    engine: { value: self.Engine }
    disk: { each: Disks, attributes: { disk_size: Ebs.DiskSize } }
components:
  - { name: Storage, unit: GB, quantity: self.allocated_storage, rate: x/p.gb }
  - { name: Backup, unit: GB, quantity: self.allocated_storage * 2, rate: x/p.gb }
  - { name: Instance, unit: hours, quantity: 1, rate: { table: x/class, class: self.instance_class, os: '"linux"' } }
  - { name: Engine, unit: GB, quantity: 'length("\${self.engine}")', rate: x/p.gb }
  - { name: Disk, unit: GB, quantity: 'self.disk[0].disk_size', rate: x/p.gb }
`;

const files: readonly (readonly [what: string, file: string, text: string, expected: readonly string[]])[] = [
  [
    'Terraform',
    '/ws/main.tf',
    'resource "aws_db_instance" "d" {}\n',
    ['allocated_storage', 'engine', 'instance_class', 'disk.0.disk_size'],
  ],
  [
    'CloudFormation',
    '/ws/template.yaml',
    'Resources:\n  D:\n    Type: AWS::RDS::DBInstance\n    Properties: { Port: 1 }\n',
    ['AllocatedStorage', 'Engine', 'DBInstanceClass', 'Disks.Ebs.DiskSize'],
  ],
  [
    'Pulumi YAML',
    '/ws/Pulumi.yaml',
    'name: x\nruntime: yaml\nresources:\n  d: { type: "aws:rds:Instance", properties: { port: 1 } }\n',
    ['allocatedStorage', 'engine', 'instanceClass', 'disk.diskSize'],
  ],
  [
    "Pulumi's native package",
    '/ws/Pulumi.yaml',
    'name: x\nruntime: yaml\nresources:\n  d: { type: "aws-native:rds:DbInstance", properties: { port: "1" } }\n',
    ['allocatedStorage', 'engine', 'dbInstanceClass', 'disks.ebs.diskSize'],
  ],
];

describe('what is not set is named as it would be written', () => {
  for (const [what, file, text, expected] of files) {
    it(`in ${what}`, async () => {
      const source = { ...specSource({ aws_db_instance: spec }), types: () => ['aws_db_instance'] };
      const memory = memorySession({ [file]: text }, { engine: new Engine(new SpecBook([source]), rates) });
      memory.open(file);
      await memory.settled();
      const [estimate] = memory.session.file(file).blocks.flatMap(({ estimates }) => estimates);
      const told = expected.map((name) => `${name} is not set`);
      assert.deepEqual(estimate?.reasons, told);
      assert.deepEqual(
        estimate?.components.flatMap(({ problem }) => problem ?? []),
        told.filter((_, index) => index !== 1),
      );
      const hover = memory.hover(file, estimate?.resource.source.headerRange().start ?? { line: 0, character: 0 });
      for (const text of told) assert.ok(hover?.replaceAll('\\', '').includes(text), hover);
    });
  }
});
