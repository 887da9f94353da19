import { type ProgramValue, unknown } from './value';

/** Members whose value in the packages is another than their name says (pulumi-aws, `enums/*.ts`). */
const exceptions: Readonly<Record<string, string>> = {
  'rds.M4_16XLarge': 'db.m4.10xlarge',
  'rds.M4_16_X_LARGE': 'db.m4.10xlarge',
  'ec2.M5as_XLarge': 'm5ad.xlarge',
};

/**
 * The value of a member of an enumeration, by how the packages name members: `T3_Micro` (`T3_MICRO` in Python) is
 * `t3.micro`. Enumerations whose names do not tell are unknown.
 */
export function enumValue(name: string, path: readonly string[], member: string): ProgramValue {
  const module = path.at(-2) ?? '';
  const type = path.at(-1) ?? '';
  const value =
    name === 'aws'
      ? awsValue(module, type, member)
      : name === 'awsx'
        ? words(member)
        : name === 'azure-native' && /[a-z]/.test(member)
          ? member
          : undefined;
  return value ?? unknown(`the value of \`${[...path, member].join('.')}\` is not known`);
}

/** awsx names members as their values: `OnePerAz`, which is `ONE_PER_AZ` in Python. */
function words(member: string): string {
  if (/[a-z]/.test(member)) return member;
  return member
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
}

function awsValue(module: string, type: string, member: string): string | undefined {
  const known = exceptions[`${module}.${member}`];
  if (known !== undefined) return known;
  if (/^InstanceTypes?$/.test(type)) {
    const size = instanceType(member);
    return size && module === 'rds' ? `db.${size}` : size;
  }
  switch (`${module}.${type}`) {
    case 'rds.StorageType':
    case 'ec2.Tenancy':
    case 'ec2.PlacementStrategy':
      return member.toLowerCase();
    case 'rds.EngineType':
      return member
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .replaceAll('_', '-')
        .toLowerCase();
    case 'rds.EngineMode':
      return member.replace(/_/g, '').toLowerCase();
    default:
      return undefined;
  }
}

/** `M5d_2XLarge`, `M5D_2_X_LARGE`, `X1_E_2_X_LARGE`, `U_6tb1Metal`. */
function instanceType(member: string): string | undefined {
  const word = member.toLowerCase();
  const high = /^u_(\d+tb\d)_?metal$/.exec(word)?.[1];
  if (high) return `u-${high}.metal`;
  const parts = word.split('_');
  const family = parts[1] && /^[a-z]$/.test(parts[1]) && parts[1] !== 'x' ? `${parts.shift()}${parts[0]}` : parts[0];
  const size = parts.slice(1).join('');
  return /^(nano|micro|small|medium|large|metal|\d*xlarge)$/.test(size) ? `${family}.${size}` : undefined;
}
