import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { type PanelModel, type ProjectInfo, panelRequest, projectsRequest } from '../../src/server/protocol';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';
import { newFolder } from '../new-folder';
import { type Editor, startServer } from './server-process';

const template = `Parameters:
  Size:
    Type: Number
    Default: 100
    Description: Of the disk, in GB
  Kind: {Type: String, AllowedValues: [gp2, gp3]}
Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties: {AvailabilityZone: !Select [0, !GetAZs ''], Size: !Ref Size, VolumeType: !Ref Kind}
`;

describe('settings of single templates', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  let folder: string;
  let editor: Editor;

  before(async () => {
    program = await bundleProgram('src/server/main.ts');
  });
  after(() => program.dispose());

  beforeEach(async () => {
    folder = newFolder('templates');
    mkdirSync(join(folder, 'infra'));
    for (const name of ['one.yaml', 'two.yaml']) writeFileSync(join(folder, 'infra', name), template);
    writeFileSync(join(folder, 'infra', 'prod.json'), '{"Parameters": {"Size": "500", "Kind": "gp3"}}');
    editor = await startServer(program.script, [folder]);
    await editor.until(() => editor.summary()?.ready === true);
  });
  afterEach(async () => {
    assert.deepEqual(editor.complaints, []);
    assert.equal(await editor.quit(), 0);
    rmSync(folder, { recursive: true, force: true });
  });

  /** `file region cost` of every resource, as soon as the summary says an amount. */
  const rows = async (total: string): Promise<readonly string[]> => {
    await editor.until(() => editor.summary()?.text === total);
    const panel = await editor.connection.sendRequest<PanelModel>(panelRequest);
    return panel.rows.map(({ root, region, text }) => `${root} ${region} ${text}`);
  };

  it('hold for these templates: region, parameters and parameter files', async () => {
    const unknown = 'price unknown: parameter Kind has no default and no value';
    assert.deepEqual(await rows('–'), [`infra/one.yaml us-east-1 ${unknown}`, `infra/two.yaml us-east-1 ${unknown}`]);
    const all = { parameters: { Kind: 'gp2', Size: 10 } };
    await editor.configure({ cloudformation: all });
    assert.deepEqual(await rows('$2.00/mo'), [
      'infra/one.yaml us-east-1 $1.00/mo',
      'infra/two.yaml us-east-1 $1.00/mo',
    ]);
    await editor.configure({
      cloudformation: {
        ...all,
        templates: { 'infra/one.yaml': { region: 'eu-central-1', parameters: { Size: '1000' } } },
      },
    });
    assert.deepEqual(await rows('$120.00/mo'), [
      'infra/one.yaml eu-central-1 $119.00/mo',
      'infra/two.yaml us-east-1 $1.00/mo',
    ]);
    await editor.configure({ cloudformation: { templates: { 'infra/two.yaml': { parameterFiles: ['prod.json'] } } } });
    assert.deepEqual(await rows('$40.00/mo'), [
      `infra/one.yaml us-east-1 ${unknown}`,
      'infra/two.yaml us-east-1 $40.00/mo',
    ]);
  });

  it('can be chosen among what the template says of its parameters', async () => {
    await editor.configure({ cloudformation: { templates: { 'infra/one.yaml': { parameters: { Kind: 'gp3' } } } } });
    await rows('$8.00/mo');
    const projects = await editor.connection.sendRequest<readonly ProjectInfo[]>(projectsRequest);
    const size = {
      name: 'Size',
      type: 'Number',
      description: 'Of the disk, in GB',
      default: '100',
      allowed: [],
      value: null,
    };
    const kind = { name: 'Kind', type: 'String', description: '', default: null, allowed: ['gp2', 'gp3'] };
    const place = {
      format: 'cloudformation',
      folder: URI.file(folder).toString(),
      files: ['prod.json'],
      chosenFiles: [],
    };
    assert.deepEqual(projects, [
      { ...place, project: 'infra/one.yaml', parameters: [size, { ...kind, value: 'gp3' }] },
      { ...place, project: 'infra/two.yaml', parameters: [size, { ...kind, value: null }] },
    ]);
  });
});
