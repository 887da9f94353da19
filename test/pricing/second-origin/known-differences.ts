/** Where a second origin says something else than our tables, and who is right: found out once, by hand. */
import { type Figure, figureText } from './figure';

interface KnownDifference {
  /** What `figureText` writes of it. */
  readonly text: RegExp;
  readonly because: string;
}

const known: readonly KnownDifference[] = [
  {
    text: /^aws\/ec2\.instance p(4d|4de|5|5e|5en)\..* \(2025-04/,
    because: 'P4 and P5 instances cost less since June 2025',
  },
  {
    text: /^aws\/ec2\.instance c7(a|i|i-flex)\..* eu-south-2: .* \(2025-04/,
    because: 'these families cost a twentieth less in Spain since',
  },
  { text: /^aws\/ec2\.instance u7i-12tb\..* \(2025-04/, because: 'the price has changed between 2025-04 and 2026-03' },
  {
    text: /^aws\/ec2\.instance \S+ (rhel|rhel_ha|suse|ubuntu_pro|windows) \S+: no price/,
    because:
      'what the system costs without the instance, or twice the instance: left out, scripts/import-rates/doubtful.mjs',
  },
  {
    text: /^aws\/rds\.instance db\.x2iedn\..* mysql .* \(2025-04/,
    because: 'a seventh less in every region between 2025-04 and 2025-06',
  },
  {
    text: /^aws\/redshift\.node d[cs][12]\..* us-gov-.*: no price/,
    because: 'families that can no longer be started; only that collector still lists them',
  },
  {
    text: /performance_insights_vcpu_months .* \(20.*infracost/,
    because:
      "the peer's figures by instance class ended in June 2022; since then a month has one price, further ones another",
  },
  {
    text: /^aws\/eks extended_support_hours .*: 0\.5, not 0\.6/,
    because: "the peer's figure contains the 0.10 of the cluster itself, which is a component of its own here",
  },
  {
    text: /^aws\/ec2\.cpu_credits t3 windows .*: 0\.096, not 0\.05/,
    because: 'AWS asks 0.096 of Windows, 0.05 is the price of Linux (aws.amazon.com/ec2/pricing/on-demand)',
  },
  {
    text: /^aws\/kms rsa_generate_data_key_pair_requests .*: 12, not 0\.1/,
    because: "AWS asks 12.00 for 10,000 RSA key pairs; 0.10 is the price of ECC's",
  },
  {
    text: /^aws\/s3 glacier_flexible_standard_restore_requests .*: 0\.05, not 0\.03/,
    because:
      'AWS: 0.05 for 1,000 requests of standard retrieval (repost.aws/knowledge-center/s3-manage-data-retrieval)',
  },
  {
    text: /^aws\/dynamodb replicated_write_request_units us-west-1/,
    because: "the peer's quantity is not in single units; AWS asks 0.695 for a million since November 2024",
  },
  {
    text: /^aws\/data_transfer internet_out_gb us-east-1: .*, not 0\.1/,
    because: 'the figure is that of the region in the usage file, the table it was collected in does not say which',
  },
  {
    text: /^aws\/ebs gp3_iops_months .*, not 0\.0[67]/,
    because: 'the collected name does not say that the volumes are io1',
  },
  {
    text: /^aws\/(neptune io_requests|backup dynamodb_warm\w*) .*: 0\.(232|112|168), not 0\.(23|11|17) /,
    because: 'two digits of a price that has three',
  },
  {
    text: /^aws\/neptune\.instance db\.(x2g\.12|r6i\.)xlarge iopt1 (ap-southeast-3|eu-south-2|eu-west-3): no price/,
    because: 'the collected name does not say of which storage; it is our price of the standard one',
  },
  {
    text: /^aws\/s3 glacier_deep_archive_lifecycle_requests ap-east-2: .* \(2025-06/,
    because: 'Taipei had just opened; the list of October has a tenth less',
  },
];

/** Why a figure differs, or undefined where nobody has looked into it. */
export function reasonOf(figure: Figure): string | undefined {
  const text = figureText(figure);
  return known.find((one) => one.text.test(text))?.because;
}

/** Reasons that no figure has any more. */
export function unusedReasons(figures: readonly Figure[]): readonly string[] {
  const texts = figures.map(figureText);
  return known.filter((one) => !texts.some((text) => one.text.test(text))).map(({ because }) => because);
}

/** Resources of the published cases that cost something else here, and why; docs/estimates-and-others.md tells more. */
export const differentSums: Readonly<Record<string, readonly string[]>> = {
  'Performance Insights by the month, not by class, since July 2022': [
    'aws_db_instance.mysql-performance-insights: ours 133.03, theirs 134.76',
    'aws_rds_cluster_instance.cluster_instance_performance_insights: ours 3481.64, theirs 3553.09',
  ],
  'a table has no replica in its own region, and the reads of those elsewhere are provisioned there too': [
    'aws_dynamodb_table.my_dynamodb_table: ours 26.10, theirs 32.42',
    'aws_dynamodb_table.my_dynamodb_table_with_no_billing_mode: ours 26.10, theirs 32.42',
  ],
  'what a replica stores, and the reads provisioned there, are billed in its region': [
    'aws_dynamodb_table.my_dynamodb_table_usage: ours 667.76, theirs 605.25',
  ],
  'Simple AD and AD Connector are billed by the directory and get no further controllers': [
    'aws_directory_service_directory.ad_connector_small: ours 36.50, theirs 73.00',
    'aws_directory_service_directory.simple_ad_large: ours 109.50, theirs 219.00',
    'aws_directory_service_directory.simple_ad_small: ours 36.50, theirs 73.00',
    'aws_directory_service_directory.simple_ad_with_usage: ours 36.50, theirs 182.50',
  ],
  'CPU credits of Windows': ['aws_eks_node_group.windows: ours 65.00, theirs 55.80'],
  'public IPv4 addresses of nodes are billed since February 2024': [
    'aws_eks_node_group.example_with_launch_template: ours 213.05, theirs 202.10',
    'aws_eks_node_group.example_with_launch_template_2: ours 437.43, theirs 426.48',
    'aws_eks_node_group.example_with_launch_template_3: ours 227.19, theirs 216.24',
    'aws_eks_node_group.example_with_launch_template_instance_types_default: ours 108.05, theirs 97.10',
    'aws_eks_node_group.example_with_launch_template_with_prefix: ours 245.19, theirs 234.24',
  ],
  'so are those of the two tunnels of a VPN connection': [
    'aws_vpn_connection.transit: ours 80.30, theirs 73.00',
    'aws_vpn_connection.transit_withUsage: ours 82.30, theirs 75.00',
    'aws_vpn_connection.vpn_connection: ours 43.80, theirs 36.50',
    'aws_vpn_connection.vpn_connection_withUsage: ours 43.80, theirs 36.50',
  ],
  'the usage key counts the hours of a month': ['aws_neptune_cluster_instance.dbT3Medium: ours 83.26, theirs 1176.76'],
  'no early deletion in Intelligent-Tiering since September 2021': [
    'aws_s3_bucket.bucket_withUsage: ours 11352.53, theirs 11811.52',
    'aws_s3_bucket.bucket_withUsage: ours 11352.53, theirs 11811.52',
  ],
  'a petabyte is 1,048,576 GB in the price list': [
    'aws_vpc_endpoint.interface_withBigUsage: ours 42687.36, theirs 42007.30',
  ],
  'Oracle SE1 cannot be created since August 2020 and has no price': [
    'aws_db_instance.oracle-se1: ours 97.30, theirs 301.70',
  ],
};
