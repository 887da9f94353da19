/** Functions of packages (`aws:getRegion`) that have an answer without asking a cloud. */
import { ListValue, MapValue, OpenMapValue, reveal, UnknownValue, type Value } from '../../expression/value';
import { askedBy } from '../asked-by';
import { availabilityZones, partitionOf } from '../terraform/aws-regions';
import { parseToken } from './token';

/** The answer to `aws:getRegion` and the like; unknown with its cause for everything else. `region` is that of the provider. */
export function invokeFunction(token: string, inputs: Value, region: string | UnknownValue | null): Value {
  const parsed = parseToken(token);
  const name = parsed && `${parsed.package}:${parsed.module}:${parsed.type}`;
  const names = askedBy(inputs);
  const asked = new UnknownValue({
    kind: 'data',
    message: `${token} is answered by the cloud`,
    ...(names !== undefined && { asked: names }),
  });
  switch (name) {
    case 'aws:index:getRegion':
    case 'aws:index:getRegions':
    case 'aws:index:getPartition':
    case 'aws:index:getAvailabilityZones':
      break;
    default:
      return asked;
  }
  const chosen =
    name === 'aws:index:getRegion' ? (textOf(inputs, 'name') ?? textOf(inputs, 'region') ?? region) : region;
  if (chosen instanceof UnknownValue) return chosen;
  if (chosen === null || name === 'aws:index:getRegions') return asked;
  return new OpenMapValue('object', new Map(answer(name, chosen, inputs)), asked);
}

function answer(name: string, region: string, inputs: Value): readonly (readonly [string, Value])[] {
  const { partition, suffix } = partitionOf(region);
  switch (name) {
    case 'aws:index:getRegion':
      return [
        ['id', region],
        ['name', region],
        ['region', region],
        ['endpoint', `ec2.${region}.${suffix}`],
      ];
    case 'aws:index:getPartition':
      return [
        ['id', partition],
        ['partition', partition],
        ['dnsSuffix', suffix],
      ];
    default:
      return zones(region, inputs);
  }
}

/** Names of zones are given where none are filtered out by what only the cloud knows. */
function zones(region: string, inputs: Value): readonly (readonly [string, Value])[] {
  const asked = reveal(inputs);
  const narrowed =
    asked instanceof MapValue &&
    ['allAvailabilityZones', 'excludeNames', 'excludeZoneIds', 'filters'].some((key) => asked.entries.has(key));
  const names = narrowed ? undefined : availabilityZones(region);
  return names
    ? [
        ['id', region],
        ['names', new ListValue('list', names)],
      ]
    : [['id', region]];
}

function textOf(inputs: Value, key: string): string | undefined {
  const plain = reveal(inputs);
  const value = plain instanceof MapValue ? reveal(plain.entries.get(key) ?? null) : null;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
