// WorkSpaces: one row for each bundle of a size, an operating system, a licence and volumes.

import { hourly } from './instances.mjs';

export function desktopTables(sources) {
  return [
    {
      id: 'aws/workspaces',
      keys: ['compute', 'os', 'license', 'root_gb', 'user_gb', 'charge'],
      note: 'charge: always_on_months, auto_stop_months (the fee) and auto_stop_hours (while it runs); without Office bundles and standby',
      cells: workspaces(sources),
    },
  ];
}

const SYSTEMS = {
  Windows: 'windows',
  'Amazon Linux': 'amazon-linux',
  'Ubuntu Linux': 'ubuntu',
  'Red Hat Enterprise Linux': 'rhel',
  'Rocky Linux': 'rocky',
};

// `Windows Standard … AutoStop Billed by the month …(RootVolume: 80 GB, … Bundle Group: Standard, … UserVolume: 50 GB, Operating System: Windows, …)`
const BUNDLE =
  /^(?<head>.*?) ?\(RootVolume: (?<root>\d+) GB, .*Bundle: (?<bundle>[^,]+), Bundle Group: (?<group>[^,]+), .*UserVolume: (?<user>\d+) GB, Operating System: (?<os>[^,]+), Storage: .*\)$/;

function workspaces(sources) {
  return sources
    .rows('aws_other.csv')
    .filter(({ service, description }) => service === 'workspaces' && description.includes('(RootVolume: '))
    .flatMap((row) => {
      const found = BUNDLE.exec(row.description);
      if (!found) throw new Error(`not a bundle: ${row.description}`);
      const { head, root, bundle, group, user, os } = found.groups;
      if (/Standby|Plus/.test(`${head} ${bundle} ${group}`) || row.usd === '') return [];
      const system = SYSTEMS[os];
      const charge = chargeOf(head);
      if (!system || !charge) throw new Error(`unknown system or charge: ${row.description}`);
      // An hour costs the same whatever the volumes are.
      const volumes = charge === 'auto_stop_hours' ? ['any', 'any'] : [root, user];
      const keys = [computeOf(bundle), system, licenseOf(head), ...volumes, charge];
      return [{ ...hourly(row, keys, row.usd), unit: charge.endsWith('hours') ? 'hours' : 'months' }];
    });
}

/** As in Terraform's `compute_type_name`: POWERPRO, GRAPHICS_G4DN, GENERALPURPOSE_4XLARGE. */
function computeOf(bundle) {
  return bundle.replace(/-\d$/, '').replaceAll('.', '_').toUpperCase();
}

function licenseOf(head) {
  return head.includes('BYOL') ? 'byol' : 'included';
}

function chargeOf(head) {
  if (head.includes('AlwaysOn Billed by the month')) return 'always_on_months';
  if (head.includes('AutoStop Billed by the month')) return 'auto_stop_months';
  return head.includes('AutoStop Billed by the hour') ? 'auto_stop_hours' : undefined;
}
