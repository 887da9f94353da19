/** EC2, EBS, Auto Scaling, ECS, EKS, Lambda and Lightsail against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: compute', () => {
  examples('aws_instance', [
    {
      // m5.large 0.096/h × 730 = 70.08; an 8 GB gp2 root volume at 0.10
      name: 'on demand with the default root volume',
      code: 'resource "aws_instance" "web" { instance_type = "m5.large" }',
      expected: `
        aws_instance.web $70.88 priced
          Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80`,
    },
    {
      // Ireland: Windows m5.large 0.199 × 730 = 145.27; gp3 0.088 × 100 = 8.80
      name: 'Windows in another region',
      region: 'eu-west-1',
      usage: '  aws_instance.web: { operating_system: windows }',
      code: `
        resource "aws_instance" "web" {
          instance_type = "m5.large"
          root_block_device {
            volume_type = "gp3"
            volume_size = 100
          }
        }`,
      expected: `
        aws_instance.web $154.07 priced
          Instance usage (Windows, on-demand, m5.large) | 730 hours | $145.27
          root_block_device
            Storage (general purpose SSD, gp3) | 100 GB | $8.80`,
    },
    {
      // t3.micro 0.0104 × 730 = 7.59, the volume 0.80; a public address 0.005 × 730 = 3.65, from what says so first: the instance,
      // its template, its subnet; an elastic one takes its place and is paid for itself
      name: 'with a public address, or not',
      code: `
        resource "aws_subnet" "public" {
          vpc_id                  = "vpc-1"
          map_public_ip_on_launch = true
        }
        resource "aws_launch_template" "public" {
          instance_type = "t3.micro"
          network_interfaces { associate_public_ip_address = true }
        }
        variable "public" { type = bool }
        resource "aws_instance" "subnet" {
          instance_type = "t3.micro"
          subnet_id     = aws_subnet.public.id
        }
        resource "aws_instance" "refuses" {
          instance_type               = "t3.micro"
          subnet_id                   = aws_subnet.public.id
          associate_public_ip_address = false
        }
        resource "aws_instance" "elastic" {
          instance_type               = "t3.micro"
          associate_public_ip_address = true
        }
        resource "aws_eip" "elastic" { instance = aws_instance.elastic.id }
        resource "aws_instance" "unknown" {
          instance_type               = "t3.micro"
          associate_public_ip_address = var.public
        }
        resource "aws_autoscaling_group" "template" {
          min_size = 2
          max_size = 2
          launch_template { id = aws_launch_template.public.id }
        }`,
      expected: `
        aws_instance.subnet $12.04 priced
          Instance usage (Linux/UNIX, on-demand, t3.micro) | 730 hours | $7.59
          Public IPv4 address | 1 addresses | $3.65
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
        aws_instance.refuses $8.39 priced
          Instance usage (Linux/UNIX, on-demand, t3.micro) | 730 hours | $7.59
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
        aws_instance.elastic $8.39 priced
          Instance usage (Linux/UNIX, on-demand, t3.micro) | 730 hours | $7.59
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
        aws_eip.elastic $3.65 priced
          IP address (in use) | 730 hours | $3.65
        aws_instance.unknown $8.39 priced
          Instance usage (Linux/UNIX, on-demand, t3.micro) | 730 hours | $7.59
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
          ~ assumes associate_public_ip_address = false (var.public has no default and no value)
        aws_autoscaling_group.template $22.48 priced
          aws_launch_template.public
            Instance usage (Linux/UNIX, on-demand, t3.micro) | 1460 hours | $15.18
            Public IPv4 address | 2 addresses | $7.30`,
    },
    {
      // RHEL 0.125 × 200 h = 25.00
      name: 'part of the month',
      usage: '  aws_instance.web: { operating_system: rhel, monthly_hrs: 200 }',
      code: 'resource "aws_instance" "web" { instance_type = "m5.large" }',
      expected: `
        aws_instance.web $25.80 priced
          Instance usage (RHEL, on-demand, m5.large) | 200 hours | $25.00
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80`,
    },
    {
      // a year of t3.medium, nothing upfront: 0.0287 × 730 in Ireland
      name: 'reserved without upfront payment',
      region: 'eu-west-1',
      usage:
        '  aws_instance.web: { reserved_instance_type: standard, reserved_instance_term: 1_year, reserved_instance_payment_option: no_upfront }',
      code: 'resource "aws_instance" "web" { instance_type = "t3.medium" }',
      expected: `
        aws_instance.web $21.83 priced
          Instance usage (Linux/UNIX, reserved, t3.medium) | 730 hours | $20.95
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.88`,
    },
    {
      name: 'reserved and paid in advance: nothing recurs',
      usage: '  aws_instance.web: { reserved_instance_term: 3_year, reserved_instance_payment_option: all_upfront }',
      code: 'resource "aws_instance" "web" { instance_type = "t3.medium" }',
      expected: `
        aws_instance.web $0.80 priced
          Instance usage (Linux/UNIX, reserved, t3.medium) | 730 hours | $0.00
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80`,
    },
    {
      // T3 is unlimited by default: 100 h × 2 vCPU × 0.05; T2 is not
      name: 'CPU credits by family',
      usage: '  aws_instance.t3: { monthly_cpu_credit_hrs: 100 }\n  aws_instance.t2: { monthly_cpu_credit_hrs: 100 }',
      code: `
        resource "aws_instance" "t3" { instance_type = "t3.medium" }
        resource "aws_instance" "t2" { instance_type = "t2.medium" }`,
      expected: `
        aws_instance.t3 $41.17 priced
          Instance usage (Linux/UNIX, on-demand, t3.medium) | 730 hours | $30.37
          CPU credits | 200 vCPU-hours | $10.00
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
        aws_instance.t2 $34.67 priced
          Instance usage (Linux/UNIX, on-demand, t2.medium) | 730 hours | $33.87
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80`,
    },
    {
      // the host is paid for: mac1 1.083 × 730 = 790.59
      name: 'on a dedicated host',
      code: `
        resource "aws_ec2_host" "mac" { instance_type = "mac1.metal" }
        resource "aws_instance" "builder" {
          instance_type = "mac1.metal"
          host_id       = aws_ec2_host.mac.id
        }`,
      expected: `
        aws_ec2_host.mac $790.59 priced
          EC2 Dedicated Host (on-demand, mac1) | 730 hours | $790.59
        aws_instance.builder $0.80 priced
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80`,
    },
    {
      // 7 metrics × 0.30; the template's io1 disk takes the size of the instance's block: 20 × 0.125, 100 × 0.065
      name: 'what it leaves open, the launch template says',
      code: `
        resource "aws_launch_template" "base" {
          name          = "base"
          instance_type = "m5.large"
          monitoring { enabled = true }
          block_device_mappings {
            device_name = "/dev/sdf"
            ebs {
              volume_type = "io1"
              volume_size = 10
              iops        = 100
            }
          }
          block_device_mappings {
            device_name  = "/dev/sdg"
            virtual_name = "ephemeral0"
          }
        }
        resource "aws_instance" "web" {
          launch_template { name = aws_launch_template.base.name }
          ebs_block_device {
            device_name = "/dev/sdf"
            volume_size = 20
          }
        }`,
      expected: `
        aws_instance.web $81.98 priced
          Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08
          EC2 detailed monitoring | 7 metrics | $2.10
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
          ebs_block_device[0]
            Storage (provisioned IOPS SSD, io1) | 20 GB | $2.50
            Provisioned IOPS | 100 IOPS | $6.50`,
    },
    {
      // the root volume once: 50 GB × 0.08, 250 MiB/s above the baseline of 125 × 0.04; the other disk 100 × 0.10
      name: 'the root volume of a launch template',
      code: `
        resource "aws_launch_template" "base" {
          instance_type = "m5.large"
          block_device_mappings {
            device_name = "/dev/xvda"
            ebs {
              volume_type = "gp3"
              volume_size = 30
              throughput  = 250
            }
          }
          block_device_mappings {
            device_name = "/dev/sdb"
            ebs { volume_size = 100 }
          }
        }
        resource "aws_instance" "web" {
          launch_template { id = aws_launch_template.base.id }
          root_block_device { volume_size = 50 }
        }
        resource "aws_instance" "plain" {
          launch_template { id = aws_launch_template.base.id }
        }`,
      expected: `
        aws_instance.web $89.08 priced
          Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08
          root_block_device
            Storage (general purpose SSD, gp3) | 50 GB | $4.00
            Provisioned throughput | 125 Mbps | $5.00
          ebs_block_device[0]
            Storage (general purpose SSD, gp2) | 100 GB | $10.00
        aws_instance.plain $87.48 priced
          Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08
          root_block_device
            Storage (general purpose SSD, gp3) | 30 GB | $2.40
            Provisioned throughput | 125 Mbps | $5.00
          ebs_block_device[0]
            Storage (general purpose SSD, gp2) | 100 GB | $10.00`,
    },
    {
      name: 'a launch template that is not in the code',
      code: `
        resource "aws_instance" "web" {
          launch_template { id = "lt-0abc" }
        }`,
      expected: `
        aws_instance.web $0.80 unpriced
          Instance usage (Linux/UNIX, on-demand, unknown) | 730 hours | ?
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
          ! the launch template is not in the code`,
    },
    {
      // 0.074 × 730; what dedicated hardware costs for other classes nobody has told us
      name: 'dedicated tenancy',
      usage: '  aws_instance.reserved: { reserved_instance_term: 1_year }',
      code: `
        resource "aws_instance" "known" {
          instance_type = "m3.medium"
          tenancy       = "dedicated"
        }
        resource "aws_instance" "unknown" {
          instance_type = "m5.large"
          tenancy       = "dedicated"
        }
        resource "aws_instance" "reserved" {
          instance_type = "m3.medium"
          tenancy       = "dedicated"
        }`,
      expected: `
        aws_instance.known $54.82 priced
          Instance usage (Linux/UNIX, on-demand, m3.medium) | 730 hours | $54.02
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
        aws_instance.unknown $0.80 unpriced
          Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | ?
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
          ! no row class=m5.large, os=linux in aws/ec2.dedicated_instance
        aws_instance.reserved $0.80 unpriced
          Instance usage (Linux/UNIX, reserved, m3.medium) | 730 hours | ?
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
          ! what a dedicated instance costs that is reserved is not known`,
    },
    {
      name: 'a class that nobody sells',
      code: 'resource "aws_instance" "web" { instance_type = "m5.gigantic" }',
      expected: `
        aws_instance.web $0.80 unpriced
          Instance usage (Linux/UNIX, on-demand, m5.gigantic) | 730 hours | ?
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80
          ! no row class=m5.gigantic, os=linux in aws/ec2.instance`,
    },
  ]);

  examples('aws_spot_instance_request', [
    {
      // 0.0321 × 730, the market's price of that day
      name: 'at the price of the market, not of the bid',
      code: `
        resource "aws_spot_instance_request" "batch" {
          instance_type = "m5.large"
          spot_price    = "0.09"
        }`,
      expected: `
        aws_spot_instance_request.batch $24.23 priced
          Instance usage (Linux/UNIX, spot, m5.large) | 730 hours | $23.43
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.80`,
    },
  ]);

  examples('aws_ebs_volume', [
    {
      // gp3 in Ireland: 100 × 0.088; (250 − 125) × 0.044; (4000 − 3000) × 0.0055
      name: 'gp3 beyond what is included',
      region: 'eu-west-1',
      code: `
        resource "aws_ebs_volume" "data" {
          type       = "gp3"
          size       = 100
          iops       = 4000
          throughput = 250
        }`,
      expected: `
        aws_ebs_volume.data $19.80 priced
          Storage (general purpose SSD, gp3) | 100 GB | $8.80
          Provisioned throughput | 125 Mbps | $5.50
          Provisioned IOPS | 1000 IOPS | $5.50`,
    },
    {
      // 100 × 0.125; 32,000 × 0.065; 8,000 × 0.0455
      name: 'io2 in tiers',
      code: `
        resource "aws_ebs_volume" "data" {
          type = "io2"
          size = 100
          iops = 40000
        }`,
      expected: `
        aws_ebs_volume.data $2456.50 priced
          Storage (provisioned IOPS SSD, io2) | 100 GB | $12.50
          Provisioned IOPS (first 32K) | 32000 IOPS | $2080.00
          Provisioned IOPS (next 32K) | 8000 IOPS | $364.00`,
    },
    {
      // 0.05 per GB, 0.05 per million requests
      name: 'magnetic, requests stated and not',
      usage: '  aws_ebs_volume.busy: { monthly_standard_io_requests: 3000000 }',
      code: `
        resource "aws_ebs_volume" "busy" {
          type = "standard"
          size = 20
        }
        resource "aws_ebs_volume" "idle" {
          type = "standard"
          size = 20
        }`,
      expected: `
        aws_ebs_volume.busy $1.15 priced
          Storage (magnetic) | 20 GB | $1.00
          I/O requests | 3 1M requests | $0.15
        aws_ebs_volume.idle $1.00 usage
          Storage (magnetic) | 20 GB | $1.00
          I/O requests | ? 1M requests | $0.05 each`,
    },
  ]);

  examples('fleets', [
    {
      // capacity 10 at weight 2: ⌈4 / 2⌉ on demand × 0.085 × 730 and ⌈6 / 2⌉ spot × 0.0347 × 730
      name: 'as many instances as the capacity asks for',
      code: `
        resource "aws_launch_template" "web" { instance_type = "m5.large" }
        resource "aws_ec2_fleet" "mixed" {
          launch_template_config {
            launch_template_specification {
              launch_template_id = aws_launch_template.web.id
              version            = "1"
            }
            override {
              instance_type     = "c5.large"
              weighted_capacity = 2
            }
          }
          target_capacity_specification {
            default_target_capacity_type = "spot"
            total_target_capacity        = 10
            on_demand_target_capacity    = 4
          }
        }
        resource "aws_ec2_fleet" "elsewhere" {
          launch_template_config {
            launch_template_specification { launch_template_id = "lt-1" }
          }
          target_capacity_specification {
            default_target_capacity_type = "on-demand"
            total_target_capacity        = 2
          }
        }
        resource "aws_spot_fleet_request" "spot" {
          target_capacity = 2
          launch_specification {
            instance_type = "c5.large"
            root_block_device { volume_size = 20 }
          }
        }
        resource "aws_spot_fleet_request" "template" {
          target_capacity = 3
          launch_template_config {
            launch_template_specification { id = aws_launch_template.web.id }
            overrides { instance_type = "c5.large" }
          }
        }`,
      expected: `
        aws_ec2_fleet.mixed $200.09 priced
          aws_launch_template.web
            Instance usage (Linux/UNIX, on-demand, c5.large) | 1460 hours | $124.10
          aws_launch_template.web (spot)
            Instance usage (Linux/UNIX, spot, c5.large) | 2190 hours | $75.99
        aws_ec2_fleet.elsewhere ? unpriced
          Instance usage | 1460 hours | ?
          ! the launch template is not in the code
        aws_spot_fleet_request.spot $54.66 priced
          launch_specification[0]
            Instance usage (Linux/UNIX, spot, c5.large) | 1460 hours | $50.66
            root_block_device
              Storage (general purpose SSD, gp2) | 40 GB | $4.00
        aws_spot_fleet_request.template $75.99 priced
          aws_launch_template.web
            Instance usage (Linux/UNIX, spot, c5.large) | 2190 hours | $75.99`,
    },
  ]);

  examples('aws_ebs_snapshot', [
    {
      // 8 GB × 0.05 and × 0.10, and that they are assumed is told
      name: 'sizes that are not in the code',
      code: `
        resource "aws_ebs_snapshot" "s" { volume_id = "vol-1" }
        resource "aws_ebs_snapshot_copy" "c" { source_snapshot_id = "snap-1" }
        resource "aws_ebs_volume" "v" { snapshot_id = "snap-1" }`,
      usage: `  aws_ebs_snapshot.s:
    { fast_snapshot_restore_hours: 0, monthly_list_block_requests: 0, monthly_get_block_requests: 0, monthly_put_block_requests: 0 }`,
      expected: `
        aws_ebs_snapshot.s $0.40 priced
          EBS snapshot storage | 8 GB | $0.40
          Fast snapshot restore | 0 DSU-hours | $0.00
          ListChangedBlocks & ListSnapshotBlocks API requests | 0 1k requests | $0.00
          GetSnapshotBlock API requests | 0 1k SnapshotAPIUnits | $0.00
          PutSnapshotBlock API requests | 0 1k SnapshotAPIUnits | $0.00
          ~ assumes size = 8 (its volume is not in the code)
        aws_ebs_snapshot_copy.c $0.40 priced
          EBS snapshot storage | 8 GB | $0.40
          ~ assumes size = 8 (the volume of its source is not in the code)
        aws_ebs_volume.v $0.80 priced
          Storage (general purpose SSD, gp2) | 8 GB | $0.80
          ~ assumes size = 8 (its snapshot is not in the code)`,
    },
    {
      // the volume's 40 GB at 0.05, archived at 0.0125; a copy is another 40 GB
      name: 'as big as its volume',
      code: `
        resource "aws_ebs_volume" "data" { size = 40 }
        resource "aws_ebs_snapshot" "data" {
          volume_id    = aws_ebs_volume.data.id
          storage_tier = "archive"
        }
        resource "aws_ebs_snapshot_copy" "data" { source_snapshot_id = aws_ebs_snapshot.data.id }`,
      expected: `
        aws_ebs_volume.data $4.00 priced
          Storage (general purpose SSD, gp2) | 40 GB | $4.00
        aws_ebs_snapshot.data $0.50 usage
          EBS snapshot archive storage | 40 GB | $0.50
          Fast snapshot restore | ? DSU-hours | $0.75 each
          ListChangedBlocks & ListSnapshotBlocks API requests | ? 1k requests | $0.0006 each
          GetSnapshotBlock API requests | ? 1k SnapshotAPIUnits | $0.003 each
          PutSnapshotBlock API requests | ? 1k SnapshotAPIUnits | $0.006 each
        aws_ebs_snapshot_copy.data $2.00 priced
          EBS snapshot storage | 40 GB | $2.00`,
    },
  ]);

  examples('aws_eip', [
    {
      // 0.005 × 730, attached or not, since 2024-02-01; addresses brought along are free
      name: 'costs the same in use and idle',
      region: 'eu-west-1',
      code: `
        resource "aws_eip" "idle" {}
        resource "aws_eip" "own" { public_ipv4_pool = "ipv4pool-ec2-0123" }
        resource "aws_eip" "nat" { domain = "vpc" }
        resource "aws_eip" "web" { instance = aws_instance.web.id }
        resource "aws_nat_gateway" "gateway" { allocation_id = aws_eip.nat.id }
        resource "aws_instance" "web" {
          instance_type = "mac1.metal"
          tenancy       = "host"
        }`,
      expected: `
        aws_eip.idle $3.65 priced
          IP address (if unused) | 730 hours | $3.65
        aws_eip.nat $3.65 priced
          IP address (in use) | 730 hours | $3.65
        aws_eip.web $3.65 priced
          IP address (in use) | 730 hours | $3.65
        aws_nat_gateway.gateway $35.04 usage
          NAT gateway | 730 hours | $35.04
          Data processed | ? GB | $0.048 each
        aws_instance.web $0.88 priced
          root_block_device
            Storage (general purpose SSD, gp2) | 8 GB | $0.88`,
    },
  ]);

  examples('aws_autoscaling_group', [
    {
      // 3 × (0.096 × 730), 3 × 50 GB × 0.08
      name: 'from a launch template',
      code: `
        resource "aws_launch_template" "web" {
          name_prefix   = "web-"
          instance_type = "m5.large"
          block_device_mappings {
            device_name = "/dev/xvda"
            ebs {
              volume_size = 50
              volume_type = "gp3"
            }
          }
        }
        resource "aws_autoscaling_group" "web" {
          min_size         = 1
          max_size         = 5
          desired_capacity = 3
          launch_template { id = aws_launch_template.web.id }
        }`,
      expected: `
        aws_autoscaling_group.web $222.24 priced
          aws_launch_template.web
            Instance usage (Linux/UNIX, on-demand, m5.large) | 2190 hours | $210.24
            block_device_mapping[0]
              Storage (general purpose SSD, gp3) | 150 GB | $12.00`,
    },
    {
      // Ireland, min_size 2: 2 × 0.107 × 730; monitoring is on by default: 14 × 0.30; 2 × 10 GB × 0.11
      name: 'from a launch configuration',
      region: 'eu-west-1',
      code: `
        resource "aws_launch_configuration" "web" {
          name          = "web"
          instance_type = "m5.large"
          root_block_device { volume_size = 10 }
        }
        resource "aws_autoscaling_group" "web" {
          min_size             = 2
          max_size             = 5
          launch_configuration = aws_launch_configuration.web.name
        }`,
      expected: `
        aws_autoscaling_group.web $162.62 priced
          aws_launch_configuration.web
            Instance usage (Linux/UNIX, on-demand, m5.large) | 1460 hours | $156.22
            EC2 detailed monitoring | 14 metrics | $4.20
            root_block_device
              Storage (general purpose SSD, gp2) | 20 GB | $2.20`,
    },
    {
      // capacity 10 at weight 2: 5 instances; 2 on demand + ⌈25 % of 3⌉ = 3 × 0.085 × 730, 2 spot × 0.0347 × 730
      name: 'mixed instances',
      code: `
        resource "aws_launch_template" "web" { instance_type = "m5.large" }
        resource "aws_autoscaling_group" "web" {
          min_size         = 1
          max_size         = 10
          desired_capacity = 10
          mixed_instances_policy {
            instances_distribution {
              on_demand_base_capacity                  = 2
              on_demand_percentage_above_base_capacity = 25
            }
            launch_template {
              launch_template_specification { launch_template_id = aws_launch_template.web.id }
              override {
                instance_type     = "c5.large"
                weighted_capacity = "2"
              }
            }
          }
        }`,
      expected: `
        aws_autoscaling_group.web $236.81 priced
          aws_launch_template.web
            Instance usage (Linux/UNIX, on-demand, c5.large) | 2190 hours | $186.15
          aws_launch_template.web (spot)
            Instance usage (Linux/UNIX, spot, c5.large) | 1460 hours | $50.66`,
    },
    {
      name: 'requirements stand in for the class of the template',
      code: `
        resource "aws_launch_template" "web" { instance_type = "m5.large" }
        resource "aws_autoscaling_group" "web" {
          min_size = 1
          max_size = 1
          mixed_instances_policy {
            launch_template {
              launch_template_specification { launch_template_id = aws_launch_template.web.id }
              override {
                instance_requirements {
                  memory_mib { min = 4096 }
                  vcpu_count { min = 2 }
                }
              }
            }
          }
        }`,
      expected: `
        aws_autoscaling_group.web ? unpriced
          aws_launch_template.web
            Instance usage (Linux/UNIX, on-demand, unknown) | 730 hours | ?
          ! which classes meet the instance requirements is decided at launch`,
    },
    {
      // gp3 at 0.08: two more are stopped beside the three (2 × 50 GB), of running ones there are three in all, of hibernated ones
      // four at least whatever the maximum (4 × 10 GB of gp2 at 0.10)
      name: 'instances that wait in a warm pool: their volumes, or all of them where they run',
      code: `
        resource "aws_launch_template" "web" {
          instance_type = "m5.large"
          monitoring { enabled = true }
          block_device_mappings {
            device_name = "/dev/xvda"
            ebs {
              volume_size = 50
              volume_type = "gp3"
            }
          }
        }
        resource "aws_autoscaling_group" "stopped" {
          min_size         = 1
          max_size         = 5
          desired_capacity = 3
          launch_template { id = aws_launch_template.web.id }
          warm_pool {}
        }
        resource "aws_autoscaling_group" "running" {
          min_size = 1
          max_size = 5
          launch_template { id = aws_launch_template.web.id }
          warm_pool {
            pool_state                  = "Running"
            max_group_prepared_capacity = 3
          }
        }
        resource "aws_launch_configuration" "web" {
          instance_type     = "m5.large"
          enable_monitoring = false
          root_block_device { volume_size = 10 }
        }
        resource "aws_autoscaling_group" "hibernated" {
          min_size             = 1
          max_size             = 2
          launch_configuration = aws_launch_configuration.web.name
          warm_pool {
            pool_state = "Hibernated"
            min_size   = 4
          }
        }`,
      expected: `
        aws_autoscaling_group.stopped $236.54 priced
          aws_launch_template.web
            Instance usage (Linux/UNIX, on-demand, m5.large) | 2190 hours | $210.24
            EC2 detailed monitoring | 21 metrics | $6.30
            block_device_mapping[0]
              Storage (general purpose SSD, gp3) | 150 GB | $12.00
          Warm pool, aws_launch_template.web
            block_device_mapping[0]
              Storage (general purpose SSD, gp3) | 100 GB | $8.00
        aws_autoscaling_group.running $228.54 priced
          aws_launch_template.web
            Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08
            EC2 detailed monitoring | 7 metrics | $2.10
            block_device_mapping[0]
              Storage (general purpose SSD, gp3) | 50 GB | $4.00
          Warm pool, aws_launch_template.web
            Instance usage (Linux/UNIX, on-demand, m5.large) | 1460 hours | $140.16
            EC2 detailed monitoring | 14 metrics | $4.20
            block_device_mapping[0]
              Storage (general purpose SSD, gp3) | 100 GB | $8.00
        aws_autoscaling_group.hibernated $75.08 priced
          aws_launch_configuration.web
            Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08
            root_block_device
              Storage (general purpose SSD, gp2) | 10 GB | $1.00
          Warm pool, aws_launch_configuration.web
            root_block_device
              Storage (general purpose SSD, gp2) | 40 GB | $4.00`,
    },
    {
      name: 'an unknown capacity is assumed and told; an unknown template is not guessed',
      code: `
        variable "size" { type = number }
        resource "aws_launch_template" "web" { instance_type = "m5.large" }
        resource "aws_autoscaling_group" "web" {
          min_size         = 1
          max_size         = 10
          desired_capacity = var.size
          launch_template { id = aws_launch_template.web.id }
        }
        resource "aws_autoscaling_group" "elsewhere" {
          min_size = 1
          max_size = 10
          launch_template { id = "lt-0123" }
        }`,
      expected: `
        aws_autoscaling_group.web $70.08 priced
          aws_launch_template.web
            Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08
          ~ assumes desired_capacity = 1 (var.size has no default and no value)
        aws_autoscaling_group.elsewhere ? unpriced
          Instance usage | 730 hours | ?
          ! the launch template or configuration is not in the code`,
    },
  ]);

  examples('aws_lambda_capacity_provider', [
    {
      // three of 0.096 an hour and 15 % of it
      name: 'one class alone is allowed, and any',
      usage: '  aws_lambda_capacity_provider.one: { instances: 3 }',
      code: `
        resource "aws_lambda_capacity_provider" "one" {
          name = "one"
          instance_requirements {
            allowed_instance_types = ["m5.large"]
          }
        }
        resource "aws_lambda_capacity_provider" "any" { name = "any" }`,
      expected: `
        aws_lambda_capacity_provider.one $241.78 priced
          Instance usage (Linux/UNIX, on-demand, m5.large) | 2190 hours | $210.24
          Management fee (m5.large) | 2190 hours | $31.54
        aws_lambda_capacity_provider.any ? usage
          Instance usage (Linux/UNIX, on-demand, unknown) | ? hours | ?
          Management fee (unknown) | ? hours | ?`,
    },
  ]);

  examples('aws_eks_cluster', [
    {
      // 0.10 × 730, and 0.50 × 730 on top for a version out of standard support
      name: 'extended support',
      region: 'ap-southeast-2',
      code: `
        resource "aws_eks_cluster" "old" { version = "1.27" }
        resource "aws_eks_cluster" "upgraded" {
          version = "1.27"
          upgrade_policy { support_type = "STANDARD" }
        }
        resource "aws_eks_cluster" "latest" {}
        resource "aws_eks_cluster" "provisioned" {
          control_plane_scaling_config { tier = "tier-2xl" }
        }`,
      expected: `
        aws_eks_cluster.old $438.00 priced
          EKS cluster | 730 hours | $73.00
          EKS cluster (extended support) | 730 hours | $365.00
        aws_eks_cluster.upgraded $73.00 priced
          EKS cluster | 730 hours | $73.00
        aws_eks_cluster.latest $73.00 priced
          EKS cluster | 730 hours | $73.00
        aws_eks_cluster.provisioned $73.00 unpriced
          EKS cluster | 730 hours | $73.00
          Provisioned control plane (2XL) | 730 hours | ?
          ! aws/eks has no price for control_plane_tier_2xl_hours in ap-southeast-2`,
    },
    {
      // 0.028838 × 730 and five applications × 0.00142 × 730; 0.004757 × 730
      name: 'capabilities',
      region: 'us-west-2',
      usage: '  aws_eks_capability.argo: { managed: 5 }',
      code: `
        resource "aws_eks_capability" "argo" {
          cluster_name    = "c"
          capability_name = "argocd"
          type            = "ARGOCD"
        }
        resource "aws_eks_capability" "ack" {
          cluster_name    = "c"
          capability_name = "ack"
          type            = "ACK"
        }`,
      expected: `
        aws_eks_capability.argo $26.23 priced
          Capability (Argo CD) | 730 hours | $21.05
          Managed by Argo CD | 5 applications | $5.18
        aws_eks_capability.ack $3.47 usage
          Capability (ACK) | 730 hours | $3.47
          Managed by ACK | ? resources | $0.03504 each`,
    },
    {
      // 1.65 and 13.90 an hour beside the cluster's 0.10
      name: 'provisioned control planes',
      code: `
        resource "aws_eks_cluster" "xl" {
          control_plane_scaling_config { tier = "tier-xl" }
        }
        resource "aws_eks_cluster" "largest" {
          control_plane_scaling_config { tier = "tier-8xl" }
        }
        resource "aws_eks_cluster" "standard" {
          control_plane_scaling_config { tier = "standard" }
        }`,
      expected: `
        aws_eks_cluster.xl $1277.50 priced
          EKS cluster | 730 hours | $73.00
          Provisioned control plane (XL) | 730 hours | $1204.50
        aws_eks_cluster.largest $10220.00 priced
          EKS cluster | 730 hours | $73.00
          Provisioned control plane (8XL) | 730 hours | $10147.00
        aws_eks_cluster.standard $73.00 priced
          EKS cluster | 730 hours | $73.00`,
    },
  ]);

  examples('aws_eks_node_group', [
    {
      // t3.medium by default: 2 × 0.0456 × 730 in Ireland; 2 × 20 GB × 0.11
      name: 'defaults',
      region: 'eu-west-1',
      code: `
        resource "aws_eks_node_group" "nodes" {
          scaling_config { desired_size = 2 }
        }`,
      expected: `
        aws_eks_node_group.nodes $70.98 priced
          Instance usage (Linux/UNIX, on-demand, t3.medium) | 1460 hours | $66.58
          Storage (general purpose SSD, gp2) | 40 GB | $4.40`,
    },
    {
      // Windows m5.large 0.188 × 730 with a 50 GB disk; spot m5.large 0.0321 × 730 with 30 GB
      name: 'Windows nodes and spot nodes',
      code: `
        resource "aws_eks_node_group" "windows" {
          ami_type       = "WINDOWS_CORE_2022_x86_64"
          instance_types = ["m5.large"]
          scaling_config { desired_size = 1 }
        }
        resource "aws_eks_node_group" "spot" {
          capacity_type  = "SPOT"
          instance_types = ["m5.large"]
          disk_size      = 30
          scaling_config { desired_size = 1 }
        }`,
      expected: `
        aws_eks_node_group.windows $142.24 priced
          Instance usage (Windows, on-demand, m5.large) | 730 hours | $137.24
          Storage (general purpose SSD, gp2) | 50 GB | $5.00
        aws_eks_node_group.spot $26.43 priced
          Instance usage (Linux/UNIX, spot, m5.large) | 730 hours | $23.43
          Storage (general purpose SSD, gp2) | 30 GB | $3.00`,
    },
  ]);

  examples('aws_eks_fargate_profile', [
    {
      // Sydney: 0.00532 × 730 = 3.88; 0.04856 × 730 = 35.45
      name: 'a vCPU and a GB for a month; what nobody states is not made up',
      region: 'ap-southeast-2',
      usage: '  aws_eks_fargate_profile.pods: { vcpu: 1, memory_gb: 1 }',
      code: `
        resource "aws_eks_fargate_profile" "pods" {}
        resource "aws_eks_fargate_profile" "others" {}`,
      expected: `
        aws_eks_fargate_profile.pods $39.33 priced
          Per GB per hour | 1 GB | $3.88
          Per vCPU per hour | 1 CPU | $35.45
        aws_eks_fargate_profile.others ? usage
          Per GB per hour | ? GB | $3.8836 each
          Per vCPU per hour | ? CPU | $35.4488 each`,
    },
  ]);

  examples('aws_ecs_service', [
    {
      // 2 × 2 GB × 0.004445 × 730; 2 × 1 × 0.04048 × 730; (50 − 20) × 2 × 0.000111 × 730
      name: 'Fargate with more disk than is included',
      code: `
        resource "aws_ecs_task_definition" "app" {
          family = "app"
          cpu    = "1 vCPU"
          memory = 2048
          ephemeral_storage { size_in_gib = 50 }
        }
        resource "aws_ecs_service" "app" {
          launch_type     = "FARGATE"
          task_definition = aws_ecs_task_definition.app.arn
          desired_count   = 2
        }`,
      expected: `
        aws_ecs_service.app $76.94 priced
          Per GB per hour | 4 GB | $12.98
          Per vCPU per hour | 2 CPU | $59.10
          Ephemeral storage | 60 GB | $4.86`,
    },
    {
      // 0.25 × 0.04048 × 730, 0.5 × 0.004445 × 730 and an address of 0.005 × 730 for each of two tasks
      name: 'tasks with public addresses',
      code: `
        variable "public" { type = bool }
        resource "aws_ecs_task_definition" "app" {
          family = "app"
          cpu    = 256
          memory = 512
        }
        resource "aws_ecs_service" "app" {
          launch_type     = "FARGATE"
          task_definition = aws_ecs_task_definition.app.arn
          desired_count   = 2
          network_configuration {
            subnets          = []
            assign_public_ip = true
          }
        }
        resource "aws_ecs_service" "unknown" {
          launch_type     = "FARGATE"
          task_definition = aws_ecs_task_definition.app.arn
          desired_count   = 2
          network_configuration { assign_public_ip = var.public }
        }`,
      expected: `
        aws_ecs_service.app $25.32 priced
          Per GB per hour | 1 GB | $3.24
          Per vCPU per hour | 0.5 CPU | $14.78
          Public IPv4 addresses | 2 addresses | $7.30
        aws_ecs_service.unknown $18.02 priced
          Per GB per hour | 1 GB | $3.24
          Per vCPU per hour | 0.5 CPU | $14.78
          ~ assumes assign_public_ip = false (var.public has no default and no value)`,
    },
    {
      // Sydney on ARM: 0.5 × 0.00426 × 730; 0.25 × 0.03885 × 730. Windows: 2 × 0.006118, 0.055844 and 0.046 × 730
      name: 'ARM and Windows',
      region: 'ap-southeast-2',
      code: `
        resource "aws_ecs_task_definition" "arm" {
          family = "arm"
          cpu    = 256
          memory = "0.5 GB"
          runtime_platform { cpu_architecture = "ARM64" }
        }
        resource "aws_ecs_task_definition" "windows" {
          family = "windows"
          cpu    = 1024
          memory = 2048
          runtime_platform { operating_system_family = "WINDOWS_SERVER_2022_CORE" }
        }
        resource "aws_ecs_service" "arm" {
          launch_type     = "FARGATE"
          task_definition = aws_ecs_task_definition.arm.arn
          desired_count   = 1
        }
        resource "aws_ecs_service" "windows" {
          launch_type     = "FARGATE"
          task_definition = aws_ecs_task_definition.windows.arn
          desired_count   = 1
        }`,
      expected: `
        aws_ecs_service.arm $8.65 priced
          Per GB per hour | 0.5 GB | $1.55
          Per vCPU per hour | 0.25 CPU | $7.09
        aws_ecs_service.windows $83.28 priced
          Per GB per hour | 2 GB | $8.93
          Per vCPU per hour | 1 CPU | $40.77
          Windows license per vCPU per hour | 1 CPU | $33.58`,
    },
    {
      // the cluster's strategy: 1 first, then 1 of 4 of the other 4 → 2 on Fargate, 3 on spot; the service on EC2 is free
      name: "the cluster's capacity providers",
      code: `
        resource "aws_ecs_cluster" "main" { name = "main" }
        resource "aws_ecs_cluster_capacity_providers" "main" {
          cluster_name       = aws_ecs_cluster.main.name
          capacity_providers = ["FARGATE", "FARGATE_SPOT"]
          default_capacity_provider_strategy {
            capacity_provider = "FARGATE"
            base              = 1
            weight            = 1
          }
          default_capacity_provider_strategy {
            capacity_provider = "FARGATE_SPOT"
            weight            = 3
          }
        }
        resource "aws_ecs_task_definition" "app" {
          family = "app"
          cpu    = 1024
          memory = 1024
        }
        resource "aws_ecs_service" "shared" {
          cluster         = aws_ecs_cluster.main.id
          task_definition = aws_ecs_task_definition.app.arn
          desired_count   = 5
        }
        resource "aws_ecs_service" "ec2" {
          launch_type     = "EC2"
          cluster         = aws_ecs_cluster.main.id
          task_definition = aws_ecs_task_definition.app.arn
          desired_count   = 5
        }`,
      expected: `
        aws_ecs_service.shared $96.92 priced
          Per GB per hour | 2 GB | $6.49
          Per vCPU per hour | 2 CPU | $59.10
          Per GB per hour (spot) | 3 GB | $3.10
          Per vCPU per hour (spot) | 3 CPU | $28.23`,
    },
  ]);

  examples('aws_ecs_task_set', [
    {
      // half of 3 tasks is 2: 2 × 2 GB × 0.004445 × 730; 2 × 1 × 0.04048 × 730
      name: 'a percentage of what the service wants, on Fargate and on EC2',
      code: `
        resource "aws_ecs_task_definition" "app" {
          family = "app"
          cpu    = 1024
          memory = 2048
        }
        resource "aws_ecs_service" "app" {
          name          = "app"
          desired_count = 3
          deployment_controller { type = "EXTERNAL" }
        }
        resource "aws_ecs_task_set" "fargate" {
          service         = aws_ecs_service.app.id
          launch_type     = "FARGATE"
          task_definition = aws_ecs_task_definition.app.arn
          scale { value = 50 }
        }
        resource "aws_ecs_task_set" "ec2" {
          service         = aws_ecs_service.app.id
          launch_type     = "EC2"
          task_definition = aws_ecs_task_definition.app.arn
          scale { value = 50 }
        }
        resource "aws_ecs_task_set" "unsaid" {
          service         = aws_ecs_service.app.id
          launch_type     = "FARGATE"
          task_definition = aws_ecs_task_definition.app.arn
        }`,
      expected: `
        aws_ecs_task_set.fargate $72.08 priced
          Per GB per hour | 4 GB | $12.98
          Per vCPU per hour | 2 CPU | $59.10
        aws_ecs_task_set.unsaid ? unpriced
          Per GB per hour | ? GB | $3.24485 each
          Per vCPU per hour | ? CPU | $29.5504 each
          ! its scale is not set`,
    },
  ]);

  examples('aws_ec2_host', [
    {
      // Ireland: 3.802 × 730
      name: 'by family or by type',
      region: 'eu-west-1',
      usage: '  aws_ec2_host.paid: { reserved_instance_term: 3_year, reserved_instance_payment_option: all_upfront }',
      code: `
        resource "aws_ec2_host" "family" { instance_family = "c5" }
        resource "aws_ec2_host" "paid" { instance_type = "c5.large" }`,
      expected: `
        aws_ec2_host.family $2775.46 priced
          EC2 Dedicated Host (on-demand, c5) | 730 hours | $2775.46
        aws_ec2_host.paid $0.00 priced
          EC2 Dedicated Host (reserved, c5) | 730 hours | $0.00`,
    },
  ]);

  examples('aws_lambda_function', [
    {
      // 2 million × 0.20; 2 million × 0.3 s × 0.5 GB = 300,000 GB-s × 0.0000166667
      name: 'requests and the time that they take',
      usage: '  aws_lambda_function.api: { monthly_requests: 2000000, request_duration_ms: 300 }',
      code: 'resource "aws_lambda_function" "api" { memory_size = 512 }',
      expected: `
        aws_lambda_function.api $5.40 priced
          Requests | 2 1M requests | $0.40
          Duration (first 6B) | 300000 GB-seconds | $5.00`,
    },
    {
      // Cape Town on ARM, 128 MB: 1 million × 0.27; 125,000 GB-s × 0.00001768; 0.5 GB beyond 512 MB × 1,000,000 s × 0.0000000404
      name: 'ARM with ephemeral storage in another region',
      region: 'af-south-1',
      usage: '  aws_lambda_function.api: { monthly_requests: 1000000, request_duration_ms: 999.4 }',
      code: `
        resource "aws_lambda_function" "api" {
          architectures = ["arm64"]
          ephemeral_storage { size = 1024 }
        }`,
      expected: `
        aws_lambda_function.api $2.50 priced
          Requests | 1 1M requests | $0.27
          Ephemeral storage | 500000 GB-seconds | $0.02
          Duration (first 7.5B) | 125000 GB-seconds | $2.21`,
    },
    {
      // 20 billion requests of a second at 1 GB: 6B × 0.0000166667, 9B × 0.000015, 5B × 0.0000133334
      name: 'tiers of duration',
      usage: '  aws_lambda_function.api: { monthly_requests: 20000000000, request_duration_ms: 1000 }',
      code: 'resource "aws_lambda_function" "api" { memory_size = 1024 }',
      expected: `
        aws_lambda_function.api $305667.20 priced
          Requests | 20000 1M requests | $4000.00
          Duration (first 6B) | 6000000000 GB-seconds | $100000.20
          Duration (next 9B) | 9000000000 GB-seconds | $135000.00
          Duration (over 15B) | 5000000000 GB-seconds | $66667.00`,
    },
    {
      // 0.60 per million and 0.00005001 per GB-second, memory held for 50 ms; no ephemeral storage, no tiers
      name: 'what CloudFront runs',
      usage: `  aws_lambda_function.edge: { monthly_requests: 1000000, request_duration_ms: 50 }
  aws_cloudfront_distribution.d: { monthly_invalidation_requests: 0 }`,
      code: `
        resource "aws_lambda_function" "edge" { publish = true }
        resource "aws_cloudfront_distribution" "d" {
          default_cache_behavior { target_origin_id = "o" }
          ordered_cache_behavior {
            lambda_function_association {
              event_type = "origin-request"
              lambda_arn = aws_lambda_function.edge.qualified_arn
            }
          }
        }`,
      expected: `
        aws_lambda_function.edge $0.91 priced
          Requests (Lambda@Edge) | 1 1M requests | $0.60
          Duration (Lambda@Edge) | 6250 GB-seconds | $0.31
        aws_cloudfront_distribution.d $0.00 usage
          Invalidation requests (first 1k) | 0 paths | $0.00
          US, Mexico, Canada
            Data transfer out to internet (first 10TB) | ? GB | $0.085 each
            Data transfer out to origin | ? GB | $0.02 each
            HTTP requests | ? 10k requests | $0.0075 each
            HTTPS requests | ? 10k requests | $0.01 each`,
    },
    {
      // 0.5 GB × 730 h × 3600 s × 0.0000015046 for one version; Java's snapshots cost nothing; instances instead of duration
      name: 'snapshots, tenants, durable executions and managed instances',
      code: `
        resource "aws_lambda_function" "python" {
          runtime     = "python3.13"
          memory_size = 512
          publish     = true
          snap_start { apply_on = "PublishedVersions" }
        }
        resource "aws_lambda_function" "unpublished" {
          runtime = "python3.13"
          snap_start { apply_on = "PublishedVersions" }
        }
        resource "aws_lambda_function" "java" {
          runtime = "java21"
          snap_start { apply_on = "PublishedVersions" }
        }
        resource "aws_lambda_function" "tenants" {
          architectures = ["arm64"]
          tenancy_config { tenant_isolation_mode = "PER_TENANT" }
          durable_config { execution_timeout = 60 }
        }
        resource "aws_lambda_function" "instances" {
          capacity_provider_config {}
        }`,
      expected: `
        aws_lambda_function.python $1.98 usage
          Requests | ? 1M requests | $0.2 each
          Ephemeral storage | ? GB-seconds | $3.09e-8 each
          Duration (first 6B) | ? GB-seconds | $0.0000166667 each
          SnapStart cache | 1314000 GB-seconds | $1.98
          SnapStart restore | ? GB | $0.0001397998 each
        aws_lambda_function.unpublished ? usage
          Requests | ? 1M requests | $0.2 each
          Ephemeral storage | ? GB-seconds | $3.09e-8 each
          Duration (first 6B) | ? GB-seconds | $0.0000166667 each
          SnapStart cache | ? GB-seconds | $0.0000015046 each
          SnapStart restore | ? GB | $0.0001397998 each
        aws_lambda_function.java ? usage
          Requests | ? 1M requests | $0.2 each
          Ephemeral storage | ? GB-seconds | $3.09e-8 each
          Duration (first 6B) | ? GB-seconds | $0.0000166667 each
        aws_lambda_function.tenants ? usage
          Requests | ? 1M requests | $0.2 each
          Ephemeral storage | ? GB-seconds | $3.09e-8 each
          Duration (first 7.5B) | ? GB-seconds | $0.0000133334 each
          Tenant-isolated environments | ? GB | ?
          Durable operations | ? 1M operations | $8 each
          Durable data written | ? GB | $0.25 each
          Durable data retained | ? GB | $0.15 each
        aws_lambda_function.instances ? usage
          Requests | ? 1M requests | $0.2 each
          Ephemeral storage | ? GB-seconds | $3.09e-8 each`,
    },
  ]);

  examples('aws_lambda_event_source_mapping', [
    {
      // two pollers of SQS are the least: 2 × 0.00925 × 730 = 13.505; Kafka's share units of 0.185
      name: 'free but in provisioned mode',
      usage: '  aws_lambda_event_source_mapping.stated: { monthly_event_poller_unit_hrs: 730 }',
      code: `
        resource "aws_lambda_event_source_mapping" "queue" {
          event_source_arn = "arn:aws:sqs:us-east-1:1:q"
          provisioned_poller_config {}
        }
        resource "aws_lambda_event_source_mapping" "topics" {
          topics = ["t"]
          provisioned_poller_config { minimum_pollers = 3 }
        }
        resource "aws_lambda_event_source_mapping" "stated" {
          topics = ["t"]
          provisioned_poller_config { minimum_pollers = 3 }
        }
        resource "aws_lambda_event_source_mapping" "plain" {
          event_source_arn = "arn:aws:sqs:us-east-1:1:q"
        }`,
      expected: `
        aws_lambda_event_source_mapping.queue $13.50 priced
          Event poller units (SQS) | 1460 hours | $13.50
        aws_lambda_event_source_mapping.topics ? usage
          Event poller units (Kafka) | ? hours | $0.185 each
        aws_lambda_event_source_mapping.stated $135.05 priced
          Event poller units (Kafka) | 730 hours | $135.05`,
    },
  ]);

  examples('aws_transfer_workflow', [
    {
      // 0.10 per GB that a step decrypts
      name: 'steps that decrypt',
      usage: '  aws_transfer_workflow.decrypt: { monthly_data_decrypted_gb: 50 }',
      code: `
        resource "aws_transfer_workflow" "decrypt" {
          steps { type = "DECRYPT" }
          on_exception_steps {
            type = "DELETE"
            delete_step_details { name = "d" }
          }
        }
        resource "aws_transfer_workflow" "tag" {
          steps { type = "TAG" }
        }`,
      expected: `
        aws_transfer_workflow.decrypt $5.00 priced
          Data decrypted | 50 GB | $5.00`,
    },
  ]);

  examples('aws_s3_bucket_replication_configuration', [
    {
      // 0.015 per GB in every region
      name: 'Replication Time Control',
      region: 'eu-west-1',
      usage: '  aws_s3_bucket_replication_configuration.timed: { monthly_replication_time_control_gb: 1000 }',
      code: `
        resource "aws_s3_bucket_replication_configuration" "timed" {
          rule {
            status = "Enabled"
            destination {
              replication_time { status = "Enabled" }
            }
          }
        }
        resource "aws_s3_bucket_replication_configuration" "plain" {
          rule {
            status = "Enabled"
            destination {}
          }
        }`,
      expected: `
        aws_s3_bucket_replication_configuration.timed $15.00 priced
          Replication Time Control data transfer | 1000 GB | $15.00`,
    },
  ]);

  examples('aws_lambda_provisioned_concurrency_config', [
    {
      // the function's 512 MB: 10 × 0.5 GB × 730 h × 3600 s × 0.0000041667; Cape Town × 0.00000553 for 100 h of 1 GB
      name: 'memory kept ready',
      code: `
        resource "aws_lambda_function" "api" {
          function_name = "api"
          memory_size   = 512
        }
        resource "aws_lambda_provisioned_concurrency_config" "api" {
          function_name                     = aws_lambda_function.api.function_name
          provisioned_concurrent_executions = 10
        }`,
      expected: `
        aws_lambda_function.api ? usage
          Requests | ? 1M requests | $0.2 each
          Ephemeral storage | ? GB-seconds | $3.09e-8 each
          Duration (first 6B) | ? GB-seconds | $0.0000166667 each
        aws_lambda_provisioned_concurrency_config.api $54.75 usage
          Requests | ? 1M requests | $0.2 each
          Provisioned Concurrency | 13140000 GB-seconds | $54.75
          Duration | ? GB-seconds | $0.0000097222 each`,
    },
    {
      // 2 × 1 GB × 100 h × 3600 s = 720,000 × 0.00000553; 1 million × 0.2 s × 1 GB × 0.0000129; 0.27 for the requests
      name: 'a function elsewhere, in another region',
      region: 'af-south-1',
      usage: `  aws_lambda_provisioned_concurrency_config.api:
    { memory_mb: 1024, monthly_duration_hrs: 100, monthly_requests: 1000000, request_duration_ms: 200 }`,
      code: `
        resource "aws_lambda_provisioned_concurrency_config" "api" {
          function_name                     = "elsewhere"
          provisioned_concurrent_executions = 2
        }`,
      expected: `
        aws_lambda_provisioned_concurrency_config.api $6.83 priced
          Requests | 1 1M requests | $0.27
          Provisioned Concurrency | 720000 GB-seconds | $3.98
          Duration | 200000 GB-seconds | $2.58`,
    },
  ]);

  examples('aws_lightsail_instance', [
    {
      // 0.01344 × 730 and 0.05913 × 730
      name: 'size, system and network from the bundle',
      code: `
        resource "aws_lightsail_instance" "blog" { bundle_id = "small_ipv6_3_0" }
        resource "aws_lightsail_instance" "office" { bundle_id = "medium_win_3_0" }`,
      expected: `
        aws_lightsail_instance.blog $9.81 priced
          Virtual server (Linux/UNIX) | 730 hours | $9.81
        aws_lightsail_instance.office $43.16 priced
          Virtual server (Windows) | 730 hours | $43.16`,
    },
  ]);

  examples('aws_elastic_beanstalk_environment', [
    {
      // Ireland: 2 × t3a.large 0.0816 × 730, 2 × 30 GB × 0.11; network balancer 0.0252 × 730, a unit 0.006 × 730
      name: 'what its options create',
      region: 'eu-west-1',
      usage: '  aws_elastic_beanstalk_environment.shop: { lb: { processed_bytes_gb: 10 } }',
      code: `
        resource "aws_elastic_beanstalk_environment" "shop" {
          name = "shop"
          dynamic "setting" {
            for_each = {
              "aws:autoscaling:launchconfiguration/InstanceType"   = "t3a.large"
              "aws:autoscaling:launchconfiguration/RootVolumeSize" = 30
              "aws:autoscaling:asg/MinSize"                        = "2"
              "aws:elasticbeanstalk:environment/LoadBalancerType"  = "network"
            }
            content {
              namespace = split("/", setting.key)[0]
              name      = split("/", setting.key)[1]
              value     = setting.value
            }
          }
        }`,
      expected: `
        aws_elastic_beanstalk_environment.shop $191.58 priced
          aws_launch_configuration
            Instance usage (Linux/UNIX, on-demand, t3a.large) | 1460 hours | $119.14
            root_block_device
              Storage (general purpose SSD, gp2) | 60 GB | $6.60
          aws_loadbalancer
            Network load balancer | 730 hours | $18.40
            Load balancer capacity units | 10 LCU | $43.80
            Public IPv4 addresses | 1 addresses | $3.65`,
    },
    {
      // t3.micro 0.0104 × 730; an address 0.005 × 730; a Classic Load Balancer 0.025 × 730, 100 GB × 0.008
      name: 'defaults, and a single instance without a balancer',
      usage: '  aws_elastic_beanstalk_environment.default: { elb: { monthly_data_processed_gb: 100 } }',
      code: `
        resource "aws_elastic_beanstalk_environment" "default" { name = "default" }
        resource "aws_elastic_beanstalk_environment" "single" {
          setting {
            namespace = "aws:elasticbeanstalk:environment"
            name      = "EnvironmentType"
            value     = "SingleInstance"
          }
        }`,
      expected: `
        aws_elastic_beanstalk_environment.default $31.09 priced
          aws_launch_configuration
            Instance usage (Linux/UNIX, on-demand, t3.micro) | 730 hours | $7.59
            root_block_device
              Storage (general purpose SSD, gp2) | 8 GB | $0.80
          aws_elb
            Classic load balancer | 730 hours | $18.25
            Data processed | 100 GB | $0.80
            Public IPv4 addresses | 1 addresses | $3.65
        aws_elastic_beanstalk_environment.single $12.04 priced
          aws_launch_configuration
            Instance usage (Linux/UNIX, on-demand, t3.micro) | 730 hours | $7.59
            Public IPv4 address | 1 addresses | $3.65
            root_block_device
              Storage (general purpose SSD, gp2) | 8 GB | $0.80`,
    },
  ]);
});
