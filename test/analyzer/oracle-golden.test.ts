/** Configurations with published costs have as many resources as were found in them, the published ones among them. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDirectory, loadDirectory } from '../../src/analyzer/load';
import { UnknownValue } from '../../src/expression/value';
import { createNodeHost } from '../../src/node/host';
import { workspaceOf } from './workspace-text';

const golden = join(__dirname, '../../../shared/golden/cases');

interface Expected {
  readonly resources: readonly { readonly address: string }[];
  /** `detected` counts the resources of the three clouds, whether or not they cost anything. */
  readonly summary: { readonly detected: number };
}

/** Zones that an account has to opt in to are not among those that a data source is taken to give. */
const optedIn = /^module\.vpc\.aws_eip\.available\["eu-central-1-(ham|waw|wl1)-/;

/** Addresses of the resource instances of the three clouds. */
async function addressesOf(folder: string): Promise<ReadonlySet<string>> {
  const problems: string[] = [];
  const host = createNodeHost([folder], (message) => problems.push(message));
  const workspace = workspaceOf({});
  await loadDirectory(host, [workspace], await listDirectory(host, folder));
  await workspace.load(host, [folder]);
  assert.deepEqual(problems, []);
  const root = workspace.projects().find(({ path }) => path === folder);
  assert.ok(root, `${folder} is no root module`);
  const resources = root.resources().filter(({ provider }) => /^(aws|azurerm|google)$/.test(provider));
  return new Set(
    resources.flatMap(({ address, instances }) =>
      instances instanceof UnknownValue ? [`${address}[${instances.cause.message}]`] : instances,
    ),
  );
}

describe('Terraform configurations with published costs', () => {
  if (!existsSync(golden)) {
    it('are not beside the project: ../shared/golden is absent', function () {
      this.skip();
    });
    return;
  }
  for (const cloud of ['cmd', 'aws', 'azure', 'google']) {
    const names = readdirSync(join(golden, cloud)).filter((name) =>
      existsSync(join(golden, cloud, name, 'expected.json')),
    );
    it(`${cloud}: the resources of ${names.length} cases`, async () => {
      const wrong: string[] = [];
      for (const name of names) {
        const folder = join(golden, cloud, name);
        const { resources, summary }: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
        const addresses = await addressesOf(folder);
        const published = resources.map(({ address }) => address);
        const left = published.filter((address) => optedIn.test(address));
        for (const address of published) {
          if (!addresses.has(address) && !left.includes(address)) wrong.push(`${name}: ${address} is missing`);
        }
        const expected = summary.detected - left.length;
        if (addresses.size !== expected) wrong.push(`${name}: ${addresses.size} resources, not ${expected}`);
      }
      assert.equal(wrong.join('\n'), '');
    });
  }
});
