/**
 * `awsx:ec2:Vpc` (Crosswalk's VPC component): three availability zones, each with a public and a private subnet and a NAT
 * gateway with its elastic IP address, unless the inputs say otherwise.
 */
import { ListValue, MapValue, reveal, UnknownValue, type Value } from '../../../expression/value';
import type { PulumiDeclaration } from '../declaration';
import { childOf, type Expansion, inputsOf, otherwise, reference } from './component';

export function expandVpc(declaration: PulumiDeclaration): Expansion {
  const { at } = inputsOf(declaration);
  const tags = at('tags');
  const vpc = childOf(declaration, {
    token: 'aws:ec2/vpc:Vpc',
    names: (name) => [name],
    inputs: { cidrBlock: otherwise(at('cidrBlock'), '10.0.0.0/16'), tags },
    from: { cidrBlock: ['cidrBlock'], tags: ['tags'] },
  });
  const vpcId = reference(vpc, 'id');
  const gateway = childOf(declaration, {
    token: 'aws:ec2/internetGateway:InternetGateway',
    names: (name) => [name],
    inputs: { vpcId, tags },
  });
  const zones = zoneCount(at('availabilityZoneNames'), at('numberOfAvailabilityZones'));
  const specs = subnetTypes(at('subnetSpecs'));
  const subnets = (specs instanceof UnknownValue ? ['Private', 'Public'] : specs).map((type) =>
    childOf(declaration, {
      token: 'aws:ec2/subnet:Subnet',
      names: numbered(zones, (name, index) => `${name}-${type.toLowerCase()}-${index}`),
      unknownNumber: unknownOf(zones, specs),
      inputs: { vpcId, tags },
    }),
  );
  const nat = natGateways(declaration, zones, specs, subnets, tags);
  const endpoints = endpointsOf(declaration, at('vpcEndpointSpecs'), vpcId);
  const ofType = (type: string): Value =>
    new ListValue(
      'tuple',
      subnets
        .filter((_, index) => specs instanceof UnknownValue || specs[index] === type)
        .map((subnet) => reference(subnet, 'id')),
    );
  return {
    children: [vpc, gateway, ...subnets, ...nat, ...endpoints],
    outputs: new Map<string, Value>([
      ['vpcId', vpcId],
      ['vpc', reference(vpc, '')],
      ['publicSubnetIds', ofType('Public')],
      ['privateSubnetIds', ofType('Private')],
      ['isolatedSubnetIds', ofType('Isolated')],
    ]),
  };
}

type Count = number | UnknownValue;

function zoneCount(names: Value, number: Value): Count {
  if (names instanceof UnknownValue) return names;
  if (names instanceof ListValue) return names.items.length;
  const given = otherwise(number, 3);
  if (given instanceof UnknownValue) return given;
  const count = typeof given === 'string' ? Number(given) : given;
  return typeof count === 'number' && count >= 0 && count <= mostZones ? Math.floor(count) : 3;
}

/** No region has more. */
const mostZones = 16;

/** The types of the subnets in each zone. */
function subnetTypes(specs: Value): readonly string[] | UnknownValue {
  if (specs instanceof UnknownValue) return specs;
  if (!(specs instanceof ListValue)) return ['Private', 'Public'];
  const types: string[] = [];
  for (const item of specs.items.slice(0, mostSpecs)) {
    const spec = reveal(item);
    const type = spec instanceof MapValue ? reveal(spec.get('type') ?? null) : spec;
    if (type instanceof UnknownValue) return type;
    if (typeof type === 'string' && type.toLowerCase() !== 'unused') {
      types.push(type.charAt(0).toUpperCase() + type.slice(1).toLowerCase());
    }
  }
  return types;
}

const mostSpecs = 100;

function unknownOf(...values: readonly unknown[]): UnknownValue | undefined {
  return values.find((value) => value instanceof UnknownValue);
}

function numbered(
  count: Count,
  name: (parent: string, index: number) => string,
): (parent: string) => readonly string[] {
  const length = count instanceof UnknownValue ? 1 : count;
  return (parent) => Array.from({ length }, (_, index) => name(parent, index + 1));
}

/** One gateway in each zone's public subnet, or one alone, or none. */
function natGateways(
  declaration: PulumiDeclaration,
  zones: Count,
  specs: readonly string[] | UnknownValue,
  subnets: readonly PulumiDeclaration[],
  tags: Value,
): readonly PulumiDeclaration[] {
  const { at } = inputsOf(declaration);
  const strategy = otherwise(at('natGateways', 'strategy'), 'OnePerAz');
  const chosen = typeof strategy === 'string' ? strategy.toLowerCase() : '';
  if (chosen === 'none') return [];
  if (!(specs instanceof UnknownValue) && !specs.includes('Public')) return [];
  const count: Count = strategy instanceof UnknownValue ? strategy : chosen === 'single' ? 1 : zones;
  if (count === 0) return [];
  const names = numbered(count, (name, index) => `${name}-${index}`);
  const unknownNumber = unknownOf(count, specs);
  const from = { strategy: ['natGateways', 'strategy'] };
  const given = at('natGateways', 'elasticIpAllocationIds');
  const owned = given instanceof ListValue && given.items.length > 0;
  const address = owned
    ? undefined
    : childOf(declaration, { token: 'aws:ec2/eip:Eip', names, unknownNumber, inputs: { tags }, from });
  const subnet = subnets.find(({ name }) => name.includes('-public-'));
  const gateway = childOf(declaration, {
    token: 'aws:ec2/natGateway:NatGateway',
    names,
    unknownNumber,
    inputs: {
      subnetId: subnet ? reference(subnet, 'id') : null,
      allocationId: address ? reference(address, 'allocationId') : null,
      tags,
    },
    from,
  });
  return address ? [address, gateway] : [gateway];
}

function endpointsOf(declaration: PulumiDeclaration, specs: Value, vpcId: Value): readonly PulumiDeclaration[] {
  if (!(specs instanceof ListValue)) return [];
  return specs.items.slice(0, mostSpecs).flatMap((item, index) => {
    const spec = reveal(item);
    if (!(spec instanceof MapValue)) return [];
    const service = reveal(spec.get('serviceName') ?? null);
    const name = typeof service === 'string' ? service : `endpoint-${index}`;
    const from = Object.fromEntries([...spec.entries.keys()].map((key) => [key, ['vpcEndpointSpecs', index, key]]));
    return [
      childOf(declaration, {
        token: 'aws:ec2/vpcEndpoint:VpcEndpoint',
        names: () => [name],
        inputs: { ...Object.fromEntries(spec.entries), vpcId },
        from,
      }),
    ];
  });
}
