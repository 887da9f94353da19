/** What a plugin says when it is asked by a person: whether it answers at all, and what it knows of a type. */
import { CallFailure } from './connection';
import type { FoundPlugin } from './discover';
import { capability, capabilityNames, type PluginInfo, type ResourceDescriptor } from './messages';
import type { PluginHost } from './plugin-host';
import { tokenOf } from './pulumi-token';
import { readProjectedCost, shortText } from './reply';
import { toStruct } from './struct';

export interface Validation {
  readonly works: boolean;
  readonly message: string;
}

/** Starts it where it is not running. Never rejects. */
export async function validatePlugin({ name, version, manifest }: FoundPlugin, host: PluginHost): Promise<Validation> {
  if (manifest && (manifest.name !== name || manifest.version !== version)) {
    const message = `plugin.manifest.json says ${manifest.name} ${manifest.version}; its folders say otherwise`;
    return { works: false, message };
  }
  try {
    const info = await host.info();
    const protocol = shortText(info.spec_version) || 'unknown';
    const message = `answers as ${shortText(info.name)} ${shortText(info.version)}, protocol ${protocol}: ${abilities(info)}`;
    return { works: true, message };
  } catch (error) {
    const cause = error instanceof Error ? shortText(error.message) : String(error);
    return { works: false, message: `${cause} (log: ${host.logFile})` };
  }
}

function abilities({ capabilities }: PluginInfo): string {
  const names = capabilities.map((number) => capabilityNames[number] ?? `capability ${number}`);
  return names.join(', ') || 'says nothing of what it can do';
}

/** What is asked about a type by itself: `aws_instance`, or a Pulumi token. */
export function descriptorOf(
  type: string,
  { sku, region }: { readonly sku: string; readonly region: string },
): ResourceDescriptor {
  const token = type.includes(':') ? type : tokenOf(type);
  const prefix = token.split(':', 1)[0] ?? '';
  const provider = ['aws', 'azure', 'gcp', 'kubernetes'].includes(prefix) ? prefix : 'custom';
  return { provider, resource_type: token, sku, region, tags: {}, id: type, attributes: toStruct({}) };
}

export interface Finding {
  readonly what: string;
  readonly answer: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

/** Rejects with a `PluginUnavailable` where it cannot be asked. */
export async function inspectPlugin(host: PluginHost, resource: ResourceDescriptor): Promise<readonly Finding[]> {
  const info = await host.info();
  const findings: Finding[] = [
    {
      what: 'plugin',
      answer: `${shortText(info.name)} ${shortText(info.version)}: ${abilities(info)}`,
      outcome: 'passed',
    },
    {
      what: 'asked',
      answer: `${resource.resource_type} sku "${resource.sku}" region "${resource.region}"`,
      outcome: 'passed',
    },
  ];
  const add = async (what: string, ask: () => Promise<string>): Promise<void> => {
    try {
      findings.push({ what, answer: await ask(), outcome: 'passed' });
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      const refused = error.kind === 'refused' || error.kind === 'unimplemented';
      findings.push({ what, answer: shortText(error.message), outcome: refused ? 'skipped' : 'failed' });
    }
  };
  await add('projected cost', async () => {
    const reply = await host.call('GetProjectedCost', { resource });
    const read = readProjectedCost(reply, { descriptor: resource, decisive: [], plugin: host.label });
    return read.kind === 'price'
      ? `$${read.price.monthlyCost?.toFixed(2)}/mo ${read.price.components.map((part) => part.name).join(', ')}`
      : `${read.kind}: ${read.because}`;
  });
  if (info.capabilities.includes(capability.pricingSpec))
    await add('pricing spec', async () => {
      const { spec } = await host.call('GetPricingSpec', { resource });
      return spec
        ? `${shortText(spec.billing_mode)} ${spec.rate_per_unit} ${shortText(spec.currency)} per ${shortText(spec.unit) || '?'}`
        : 'none';
    });
  await add('fields', async () => {
    const { field_mappings, configuration_valid, configuration_errors } = await host.call('DryRun', { resource });
    const fields = field_mappings
      .slice(0, 100)
      .map(({ field_name, support_status }) => `${shortText(field_name)} ${supportNames[support_status] ?? '?'}`);
    const validity = configuration_valid
      ? 'configuration valid'
      : `configuration wrong: ${configuration_errors.map(shortText).join(', ')}`;
    return [validity, ...fields].join('; ');
  });
  return findings;
}

const supportNames: readonly string[] = ['?', 'supported', 'unsupported', 'conditional', 'dynamic'];
