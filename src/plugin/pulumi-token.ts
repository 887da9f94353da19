/** The Pulumi type token of a Terraform type: what plugins know resources by. */
import { awsNames } from '../analyzer/pulumi/types/aws';
import { azureNames } from '../analyzer/pulumi/types/azure';
import { gcpNames } from '../analyzer/pulumi/types/gcp';
import type { PackageNames } from '../analyzer/pulumi/types/package-names';

/** `aws:ec2/instance:Instance` for `aws_instance`; for a provider that no table knows `hcloud:index/server:Server`. */
export function tokenOf(terraformType: string): string {
  const separator = terraformType.indexOf('_');
  const provider = separator < 0 ? terraformType : terraformType.slice(0, separator);
  const known = packages[provider];
  const rest = separator < 0 ? terraformType : terraformType.slice(separator + 1);
  if (!known) return token(provider, 'index', pascalCase(rest));
  const exception = exceptionOf(known.names, rest);
  if (exception !== undefined) {
    const [module = '', type = ''] = exception.split(':');
    return token(known.package, module, type);
  }
  const [module, type] = known.split(rest, known.names);
  return token(known.package, module, pascalCase(type));
}

type Split = (rest: string, names: PackageNames) => readonly [module: string, type: string];

const packages: Readonly<
  Record<string, { readonly package: string; readonly names: PackageNames; readonly split: Split }>
> = {
  aws: {
    package: 'aws',
    names: awsNames,
    split: (rest, names) => (ec2Types.test(rest) ? ['ec2', rest] : (byPrefix(rest, names) ?? byFirstWord(rest, 'ec2'))),
  },
  azurerm: {
    package: 'azure',
    names: azureNames,
    split: (rest, names) => {
      const group = azureGroups.find(([pattern]) => pattern.test(rest));
      return group ? [group[1], rest] : (byPrefix(rest, names) ?? byFirstWord(rest, 'core'));
    },
  },
  google: {
    package: 'gcp',
    names: gcpNames,
    split: (rest, names) => byPrefix(rest, names) ?? byFirstWord(rest, 'projects'),
  },
};

/** Types that Pulumi groups under ec2 though nothing in Terraform's name says so. */
const ec2Types =
  /^(ami|customer_gateway|default_|egress_only|eip|flow_log|instance$|internet_gateway|key_pair|launch_(configuration|template)|main_route_table|nat_gateway|network_(acl|interface)|placement_group|route$|route_table|security_group|snapshot_create|spot_|subnet|volume_attachment|vpc|vpn_)/;

/** Modules of Azure's that group types by service where Terraform's names do not begin with it. */
const azureGroups: readonly (readonly [RegExp, string])[] = [
  [/^(kubernetes_|container_registry|container_group)/, 'containerservice'],
  [/(virtual_machine|managed_disk|availability_set|^snapshot$|^image$|disk_encryption_set)/, 'compute'],
  [
    /^(virtual_network|subnet|public_ip|network_|nat_gateway|application_gateway|firewall|route|express_route|vpn_|bastion_host|local_network|point_to_site|virtual_hub|virtual_wan|web_application_firewall)/,
    'network',
  ],
  [
    /^(service_plan|app_service|linux_(web|function)_app|windows_(web|function)_app|function_app|static_site)/,
    'appservice',
  ],
  [/^resource_group$/, 'core'],
];

/** Names that later versions dropped, and older names of modules. */
const outdated = /V2:?|v2$|^(applicationloadbalancing|elasticloadbalancing)/;

function exceptionOf(names: PackageNames, rest: string): string | undefined {
  const found = Object.keys(names.exceptions).filter((key) => names.exceptions[key] === rest);
  return found.find((key) => !outdated.test(key));
}

function byPrefix(rest: string, names: PackageNames): readonly [string, string] | undefined {
  let best: readonly [module: string, prefix: string] | undefined;
  for (const [module, prefix] of Object.entries(names.modules)) {
    if (prefix === '' || outdated.test(module) || !rest.startsWith(prefix)) continue;
    if (best === undefined || prefix.length > best[1].length) best = [module, prefix];
  }
  return best && [best[0], rest.slice(best[1].length)];
}

function byFirstWord(rest: string, otherwise: string): readonly [string, string] {
  const separator = rest.indexOf('_');
  return separator < 0 ? [otherwise, rest] : [rest.slice(0, separator), rest.slice(separator + 1)];
}

function token(name: string, module: string, type: string): string {
  return `${name}:${module}/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
}

function pascalCase(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
