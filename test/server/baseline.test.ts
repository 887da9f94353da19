import assert from 'node:assert/strict';
import { memorySession } from './memory-session';

const disk = (name: string, size: string): string => `resource "aws_disk" "${name}" {\n  size = ${size}\n}\n`;
const main = '/ws/main.tf';

describe('against a baseline', () => {
  it('amounts say what they differ by, while it is typed', async () => {
    const before = disk('a', '10') + disk('b', '4');
    const it = memorySession({ [main]: before }, { earlier: { HEAD: { [main]: before } } });
    it.open(main);
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $5.00/mo', '5: $2.00/mo']);
    assert.deepEqual(it.lenses(main), ['1: This file: $7.00/mo · 2 priced', '1: $5.00/mo', '4: $2.00/mo']);
    it.edit(main, 'size = 10', 'size = 40');
    assert.deepEqual(it.hints(main), ['2: $20.00/mo  ▲ $15.00', '5: $2.00/mo']);
    assert.deepEqual(it.lenses(main), [
      '1: This file: $22.00/mo · 2 priced · +$15.00/mo vs HEAD · 1 changed',
      '1: $20.00/mo · +$15.00 vs HEAD',
      '4: $2.00/mo',
    ]);
    it.edit(main, 'size = 40', 'size = 2');
    assert.deepEqual(it.hints(main), ['2: $1.00/mo  ▼ $4.00', '5: $2.00/mo']);
    it.edit(main, 'size = 2', 'size = 10');
    assert.deepEqual(it.hints(main), ['2: $5.00/mo', '5: $2.00/mo']);
  });

  it('what is added, removed and counted anew', async () => {
    const it = memorySession(
      { [main]: disk('a', '10') + disk('new', '2') + disk('c', '1').replace('size', 'count = 3\n  size') },
      { earlier: { HEAD: { [main]: disk('a', '10') + disk('gone', '8') + disk('c', '1') + disk('last', '6') } } },
    );
    it.open(main);
    await it.settled();
    assert.deepEqual(it.lenses(main), [
      '1: This file: $7.50/mo · 5 priced · -$5.00/mo vs HEAD · 1 added, 1 changed (3 instances), 2 removed',
      '1: $5.00/mo',
      '4: $1.00/mo · +$1.00 vs HEAD',
      '7: $1.50/mo · 3 × $0.50 · +$1.00 vs HEAD',
      '7: removed: aws_disk.gone -$4.00 vs HEAD',
      '10: removed: aws_disk.last -$3.00 vs HEAD',
    ]);
    assert.deepEqual(it.hints(main), ['2: $5.00/mo', '5: $1.00/mo  ▲ $1.00', '9: $1.50/mo  ▲ $1.00']);
  });

  it('instances that are alike in what they cost count once each', async () => {
    const three = (size: number): string =>
      `resource "aws_disk" "d" {\n  count = 3\n  size = ${size}\n  name = "disk-${'${count.index}'}"\n}\n`;
    const it = memorySession({ [main]: three(10) }, { earlier: { HEAD: { [main]: three(4) } } });
    it.open(main);
    await it.settled();
    assert.deepEqual(it.hints(main), ['3: $15.00/mo  ▲ $9.00']);
    assert.ok(it.lenses(main).includes('1: $15.00/mo · 3 × $5.00 · +$9.00 vs HEAD'), it.lenses(main).join('\n'));
  });

  it('what is not known on one side is said, and no difference', async () => {
    const unknown = `variable "n" {}\n${disk('a', 'var.n')}`;
    const known = `variable "n" { default = 4 }\n${disk('a', 'var.n')}`;
    const it = memorySession({ [main]: unknown }, { earlier: { HEAD: { [main]: known } } });
    it.open(main);
    await it.settled();
    assert.deepEqual(it.lenses(main), [
      '1: This file: 1 unknown · $0.00/mo vs HEAD · 1 changed · 1 of unknown difference',
      '2: price unknown: var.n has no default and no value · $2.00 no longer known vs HEAD',
    ]);
  });

  it('another baseline, one that moves, and none', async () => {
    const earlier: Record<string, Record<string, string>> = {
      HEAD: { [main]: disk('a', '10') },
      'v1.0': { [main]: disk('a', '1') },
    };
    const it = memorySession({ [main]: disk('a', '10') }, { earlier });
    it.open(main);
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $5.00/mo']);
    it.session.configure({ ...it.session.settings, baseline: 'v1.0' });
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $5.00/mo  ▲ $4.50']);
    earlier['v1.0'] = { [main]: disk('a', '12') };
    it.session.refreshBaselines();
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $5.00/mo  ▼ $1.00']);
    it.session.configure({ ...it.session.settings, baseline: 'v9' });
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $5.00/mo']);
    it.session.configure({ ...it.session.settings, baseline: '' });
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $5.00/mo']);
    assert.deepEqual(it.errors, []);
  });

  it('modules and variable files are those of the baseline', async () => {
    const root = 'module "m" {\n  source = "./m"\n  size = var.size\n}\nvariable "size" {}\n';
    const module = (extra: string): string => `variable "size" {}\n${disk('d', `var.size${extra}`)}`;
    const it = memorySession(
      { [main]: root, '/ws/m/m.tf': module(' * 2'), '/ws/terraform.tfvars': 'size = 3\n' },
      { earlier: { HEAD: { [main]: root, '/ws/m/m.tf': module(''), '/ws/terraform.tfvars': 'size = 4\n' } } },
    );
    it.open('/ws/m/m.tf');
    await it.settled();
    assert.deepEqual(it.hints('/ws/m/m.tf'), ['3: $3.00/mo  ▲ $1.00']);
  });
});
