/**
 * Which operating system is billed with an image of EC2, from what the image is called: in a path of the public parameters
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html) or in the name
 * that a data source looks for. Undefined where the name does not tell; what is billed then is Linux, as for most images.
 */
import { reveal, UnknownValue, type Value } from '../expression/value';

const systems: readonly (readonly [system: string, names: RegExp])[] = [
  // Licences of SQL Server are billed with the image, but for the Express edition.
  ['sql_server', /SQL_\d+\w*?_(?:Standard|Enterprise|Web)\b/i],
  ['windows', /\/ami-windows-latest\/|(?:^|[\s^])Windows_Server-/i],
  ['suse', /\/suse\/sles|(?:^|[\s^])suse-sles-(?!.*byos)/i],
  ['ubuntu_pro', /\/canonical\/ubuntu\/pro-|ubuntu-pro-/i],
  ['rhel_ha', /(?:^|[\s^])RHEL_HA-(?!.*Access)/],
  // Images with "Access" in their names are for subscriptions that one has.
  ['rhel', /(?:^|[\s^])RHEL-(?!.*Access)/],
];

export function imageSystem(image: Value): string | undefined {
  const plain = reveal(image);
  const name = plain instanceof UnknownValue ? plain.cause.asked : plain;
  if (typeof name !== 'string') return undefined;
  return systems.find(([, names]) => names.test(name))?.[0];
}
