// Figures of the sources that cannot be right, as a comparison with other regions, sizes and charges of the same table shows. They are
// left out: what they were said to cost is unknown then.

const DOUBTFUL = [
  ['aws/rds.storage', /^io[12] .* iops_months$/, ['ap-east-2'], 'that of gp3, a fifth of what it is anywhere else'],
  [
    'aws/workspaces',
    /^GRAPHICSPRO_G4DN ubuntu included (100 100 auto_stop_months|any any auto_stop_hours)$/,
    ['ap-south-1'],
    'the prices of the hour and of the month are exchanged',
  ],
  [
    'aws/appstream',
    /^stream\.compute\.[24]xlarge amazon-linux /,
    ['sa-east-1'],
    'the prices of the two sizes are exchanged',
  ],
  [
    'aws/sagemaker.studio_notebook',
    /^ml\.g5\.1[26]xlarge$/,
    ['sa-east-1'],
    'the prices of the two sizes are exchanged: those of endpoints are the other way',
  ],
  [
    'aws/sagemaker.hosting',
    /^ml\.m5\.xlarge$/,
    ['us-gov-east-1'],
    'that of m5d, more than a fifth above EC2, as all others are',
  ],
  [
    'aws/redshift.reserved',
    /^ra3\.large 3y partial$/,
    ['ap-northeast-3'],
    'that of a reservation with nothing upfront',
  ],
  [
    'aws/ec2.instance',
    /^m8a\.metal-24xl windows$/,
    ['eu-south-2', 'us-east-2', 'us-west-2'],
    'twice that of Linux; 4.416 more in other regions, as for the virtual size with as many vCPUs',
  ],
  ['aws/ec2.dedicated_host', /^f1$/, ['us-east-1'], 'that of an instance; a tenth more anywhere else'],
  ['aws/ec2.dedicated_host', /^m3$/, ['ap-northeast-3'], 'where the family is not; a third of that of other regions'],
  ['aws/ec2.dedicated_host', /^u-/, [], 'that of an instance in some regions, a third of it in others'],
];

/** The cells of a table without doubtful ones. An entry that means none of them throws: the list must never rot. */
export function withoutDoubtful(id, cells) {
  const entries = DOUBTFUL.filter(([table]) => table === id);
  const used = new Set();
  const kept = cells.filter(({ keys, region }) => {
    const entry = entries.find(
      ([, row, regions]) => row.test([keys].flat().join(' ')) && (regions.length === 0 || regions.includes(region)),
    );
    if (entry) used.add(entry);
    return entry === undefined;
  });
  const unused = entries.find((entry) => !used.has(entry));
  if (unused) throw new Error(`no figure in ${id} for ${unused[1]}`);
  return kept;
}
