/** File systems, backups, transfers and keys against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

examples('price specs: file systems', [
  {
    // Multi-AZ: SSD 0.23, HDD 0.025 per GB, throughput 4.50 per MBps; in one zone SSD 0.13, throughput 2.20, IOPS 0.012
    name: 'Windows file servers',
    usage: '  aws_fsx_windows_file_system.ssd: { backup_storage_gb: 100 }',
    code: `
      resource "aws_fsx_windows_file_system" "ssd" {
        storage_capacity    = 300
        throughput_capacity = 32
        deployment_type     = "MULTI_AZ_1"
      }
      resource "aws_fsx_windows_file_system" "hdd" {
        storage_capacity    = 2000
        storage_type        = "HDD"
        throughput_capacity = 8
        deployment_type     = "MULTI_AZ_1"
      }
      resource "aws_fsx_windows_file_system" "one_zone" {
        storage_capacity    = 300
        throughput_capacity = 32
        disk_iops_configuration {
          mode = "USER_PROVISIONED"
          iops = 1900
        }
      }`,
    expected: `
      aws_fsx_windows_file_system.ssd $218.00 priced
        Throughput capacity | 32 MBps | $144.00
        SSD storage | 300 GB | $69.00
        Backup storage | 100 GB | $5.00
      aws_fsx_windows_file_system.hdd $86.00 usage
        Throughput capacity | 8 MBps | $36.00
        HDD storage | 2000 GB | $50.00
        Backup storage | ? GB | $0.05 each
      aws_fsx_windows_file_system.one_zone $121.40 usage
        Throughput capacity | 32 MBps | $70.40
        SSD storage | 300 GB | $39.00
        Provisioned IOPS | 1000 IOPS | $12.00
        Backup storage | ? GB | $0.05 each`,
  },
  {
    // 0.09 per GB that is provisioned, compressed or not; 0.26 per MBps; with a standby 0.52, in two zones 0.18 and 0.87, IOPS 0.024
    name: 'OpenZFS',
    usage: '  aws_fsx_openzfs_file_system.stated: { compression_savings_percent: 40 }',
    code: `
      resource "aws_fsx_openzfs_file_system" "plain" {
        storage_capacity    = 1000
        throughput_capacity = 64
        deployment_type     = "SINGLE_AZ_1"
      }
      resource "aws_fsx_openzfs_file_system" "stated" {
        storage_capacity    = 1000
        throughput_capacity = 64
        deployment_type     = "SINGLE_AZ_1"
        root_volume_configuration {
          data_compression_type = "LZ4"
        }
        disk_iops_configuration {
          mode = "USER_PROVISIONED"
          iops = 3000
        }
      }
      resource "aws_fsx_openzfs_file_system" "standby" {
        storage_capacity    = 1000
        throughput_capacity = 160
        deployment_type     = "SINGLE_AZ_HA_2"
      }
      resource "aws_fsx_openzfs_file_system" "zones" {
        storage_capacity    = 1000
        throughput_capacity = 160
        deployment_type     = "MULTI_AZ_1"
        disk_iops_configuration {
          mode = "USER_PROVISIONED"
          iops = 4000
        }
      }`,
    expected: `
      aws_fsx_openzfs_file_system.plain $106.64 usage
        Throughput capacity | 64 MBps | $16.64
        SSD storage | 1000 GB | $90.00
        Backup storage | ? GB | $0.05 each
      aws_fsx_openzfs_file_system.stated $106.64 usage
        Throughput capacity | 64 MBps | $16.64
        SSD storage (LZ4 compression) | 1000 GB | $90.00
        Backup storage | ? GB | $0.05 each
      aws_fsx_openzfs_file_system.standby $173.20 usage
        Throughput capacity | 160 MBps | $83.20
        SSD storage | 1000 GB | $90.00
        Backup storage | ? GB | $0.05 each
      aws_fsx_openzfs_file_system.zones $343.20 usage
        Throughput capacity | 160 MBps | $139.20
        Provisioned IOPS | 1000 IOPS | $24.00
        SSD storage | 1000 GB | $180.00
        Backup storage | ? GB | $0.05 each`,
  },
  {
    // 0.145 per GB at 125 MB/s, 0.025 of disks, 0.14 of scratch; ONTAP in two zones 0.25 per GB and 1.20 per MBps
    name: 'Lustre and ONTAP',
    code: `
      resource "aws_fsx_lustre_file_system" "ssd" {
        storage_capacity            = 1200
        deployment_type             = "PERSISTENT_2"
        per_unit_storage_throughput = 125
      }
      resource "aws_fsx_lustre_file_system" "hdd" {
        storage_capacity            = 6000
        storage_type                = "HDD"
        deployment_type             = "PERSISTENT_1"
        per_unit_storage_throughput = 12
        drive_cache_type            = "READ"
      }
      resource "aws_fsx_lustre_file_system" "scratch" {
        storage_capacity = 1200
      }
      resource "aws_fsx_ontap_file_system" "a" {
        storage_capacity    = 1024
        throughput_capacity = 512
        deployment_type     = "MULTI_AZ_1"
      }
      resource "aws_fsx_ontap_file_system" "second" {
        storage_capacity                = 1024
        throughput_capacity_per_ha_pair = 1536
        deployment_type                 = "SINGLE_AZ_2"
      }`,
    expected: `
      aws_fsx_lustre_file_system.ssd $174.00 priced
        Storage (persistent 2, SSD, 125 MB/s per TiB) | 1200 GB | $174.00
      aws_fsx_lustre_file_system.hdd $246.00 priced
        Storage (persistent 1, HDD, 12 MB/s per TiB) | 6000 GB | $246.00
      aws_fsx_lustre_file_system.scratch $168.00 priced
        Storage (scratch 1) | 1200 GB | $168.00
      aws_fsx_ontap_file_system.a $870.40 usage
        SSD storage | 1024 GB | $256.00
        Throughput capacity | 512 MBps | $614.40
        Capacity pool storage | ? GB | ?
        Backup storage | ? GB | ?
      aws_fsx_ontap_file_system.second $2585.60 usage
        SSD storage | 1024 GB | $128.00
        Throughput capacity | 1536 MBps | $2457.60
        Capacity pool storage | ? GB | $0.0219 each
        Backup storage | ? GB | ?`,
  },
  {
    // 6,000 come with 4,800 GB, what is beyond costs 0.055; throughput of Intelligent-Tiering 0.52
    name: 'metadata IOPS and Intelligent-Tiering of Lustre',
    code: `
      resource "aws_fsx_lustre_file_system" "metadata" {
        storage_capacity            = 4800
        deployment_type             = "PERSISTENT_2"
        per_unit_storage_throughput = 125
        metadata_configuration {
          mode = "USER_PROVISIONED"
          iops = 12000
        }
      }
      resource "aws_fsx_lustre_file_system" "included" {
        storage_capacity            = 4800
        deployment_type             = "PERSISTENT_2"
        per_unit_storage_throughput = 125
        metadata_configuration {
          mode = "USER_PROVISIONED"
          iops = 6000
        }
      }
      resource "aws_fsx_lustre_file_system" "tiered" {
        storage_type        = "INTELLIGENT_TIERING"
        deployment_type     = "PERSISTENT_2"
        throughput_capacity = 4000
        metadata_configuration {
          mode = "USER_PROVISIONED"
          iops = 6000
        }
      }`,
    expected: `
      aws_fsx_lustre_file_system.metadata $1026.00 priced
        Storage (persistent 2, SSD, 125 MB/s per TiB) | 4800 GB | $696.00
        Metadata IOPS | 6000 IOPS | $330.00
      aws_fsx_lustre_file_system.included $696.00 priced
        Storage (persistent 2, SSD, 125 MB/s per TiB) | 4800 GB | $696.00
      aws_fsx_lustre_file_system.tiered $2080.00 unpriced
        Throughput capacity (Intelligent-Tiering) | 4000 MBps | $2080.00
        Storage (Intelligent-Tiering) | ? GB | ?
        Metadata IOPS | ? IOPS | $0.055 each
        ! how many metadata IOPS come with Intelligent-Tiering is not known`,
  },
  {
    // Of Tokyo: 0.15 per GB, 2.013 per MBps, 0.0204 per IOPS beyond three for each GB, 0.0047 per thousand writes to the pool
    name: 'ONTAP in Tokyo',
    region: 'ap-northeast-1',
    usage:
      '  aws_fsx_ontap_file_system.o: { capacity_pool_gb: 1000, monthly_capacity_pool_write_requests: 1000000, monthly_capacity_pool_read_requests: 1000000 }',
    code: `
      resource "aws_fsx_ontap_file_system" "o" {
        storage_capacity                = 1024
        throughput_capacity_per_ha_pair = 384
        ha_pairs                        = 2
        deployment_type                 = "SINGLE_AZ_2"
        disk_iops_configuration {
          mode = "USER_PROVISIONED"
          iops = 4072
        }
      }`,
    expected: `
      aws_fsx_ontap_file_system.o $1748.85 usage
        SSD storage | 1024 GB | $153.60
        Throughput capacity | 768 MBps | $1545.98
        Provisioned IOPS | 1000 IOPS | $20.40
        Capacity pool storage | 1000 GB | $23.80
        Capacity pool reads | 1000 1k requests | $0.37
        Capacity pool writes | 1000 1k requests | $4.70
        Backup storage | ? GB | ?`,
  },
]);

examples('price specs: backups, copies and gateways', [
  {
    // EFS 0.05 and 0.01, EBS 0.05, RDS 0.095, DynamoDB 0.10 and 0.03, Aurora 0.021, Timestream as DynamoDB; restores 0.02 and 0.20; an item 0.50
    name: 'what a vault keeps',
    usage:
      '  aws_backup_vault.a: { monthly_efs_warm_backup_gb: 1000, monthly_ebs_snapshot_gb: 1000, monthly_efs_item_restore_requests: 2, monthly_s3_backup_gb: 10, monthly_s3_restore_gb: 10, monthly_dynamodb_cold_backup_gb: 10, monthly_dynamodb_cold_restore_gb: 10, monthly_vmware_cold_backup_gb: 10, monthly_sap_hana_cold_backup_gb: 10, monthly_timestream_backup_gb: 10, monthly_timestream_cold_backup_gb: 10, monthly_fsx_windows_backup_gb: 10 }',
    code: `
      resource "aws_backup_vault" "a" {}`,
    expected: `
      aws_backup_vault.a $106.00 usage
        EFS backup (warm) | 1000 GB | $50.00
        EFS backup (cold) | ? GB | $0.01 each
        EFS restore (warm) | ? GB | $0.02 each
        EFS restore (cold) | ? GB | $0.03 each
        EFS restore (item-level) | 2 requests | $1.00
        EBS snapshot | 1000 GB | $50.00
        RDS snapshot | ? GB | $0.095 each
        DynamoDB backup | ? GB | $0.1 each
        DynamoDB restore | ? GB | $0.15 each
        Aurora snapshot | ? GB | $0.021 each
        FSx for Windows backup | 10 GB | $0.50
        S3 backup | 10 GB | $0.50
        S3 restore | 10 GB | $0.20
        DynamoDB backup (cold) | 10 GB | $0.30
        DynamoDB restore (cold) | 10 GB | $2.00
        VMware backup (cold) | 10 GB | $0.10
        SAP HANA backup (cold) | 10 GB | $0.10
        Timestream backup | 10 GB | $1.00
        Timestream backup (cold) | 10 GB | $0.30`,
  },
  {
    // 15 % more than what vaults of one's own pay: EBS 0.0575, EFS 0.0575 and 0.0115, S3 0.0575, Aurora 0.0242, DynamoDB 0.115
    name: 'what an air-gapped vault keeps',
    usage:
      '  aws_backup_logically_air_gapped_vault.a: { monthly_ebs_snapshot_gb: 1000, monthly_aurora_snapshot_gb: 1000, monthly_efs_cold_backup_gb: 1000, monthly_neptune_snapshot_gb: 100, monthly_vmware_cold_backup_gb: 100 }',
    code: `
      resource "aws_backup_logically_air_gapped_vault" "a" {
        name               = "a"
        min_retention_days = 7
        max_retention_days = 35
      }`,
    expected: `
      aws_backup_logically_air_gapped_vault.a $96.77 usage
        EBS snapshot | 1000 GB | $57.50
        Aurora snapshot | 1000 GB | $24.20
        EFS backup (warm) | ? GB | $0.0575 each
        DynamoDB backup | ? GB | $0.115 each
        S3 backup | ? GB | $0.0575 each
        EFS backup (cold) | 1000 GB | $11.50
        Neptune snapshot | 100 GB | $2.42
        VMware backup (cold) | 100 GB | $1.15`,
  },
  {
    // each protocol 0.30 an hour; 0.04 per GB; copies 0.0125 per GB, in enhanced mode 0.015 and 0.55 a run; an FSx gateway 0.69
    name: 'transfers',
    usage: `  aws_transfer_server.two: { monthly_data_downloaded_gb: 50 }
  aws_datasync_task.a: { monthly_data_copied_gb: 1000 }
  aws_datasync_task.enhanced: { monthly_data_copied_gb: 1000, monthly_executions: 4 }
  aws_storagegateway_gateway.tapes: { tape_storage_gb: 100, monthly_data_written_gb: 20000 }
  aws_transfer_connector.sftp: { monthly_calls: 1000, monthly_data_transferred_gb: 10 }`,
    code: `
      resource "aws_transfer_server" "default" {}
      resource "aws_transfer_server" "two" {
        protocols = ["SFTP", "FTPS"]
      }
      resource "aws_transfer_server" "messages" {
        protocols = ["AS2"]
      }
      resource "aws_transfer_connector" "sftp" {}
      resource "aws_transfer_connector" "messages" {
        as2_config {}
      }
      resource "aws_datasync_task" "a" {}
      resource "aws_datasync_task" "enhanced" {
        task_mode = "ENHANCED"
      }
      resource "aws_storagegateway_gateway" "fsx" {
        gateway_type = "FILE_FSX_SMB"
      }
      resource "aws_storagegateway_gateway" "tapes" {
        gateway_type = "VTL"
      }`,
    expected: `
      aws_transfer_server.default $219.00 usage
        SFTP protocol enabled | 730 hours | $219.00
        Data downloaded | ? GB | $0.04 each
        Data uploaded | ? GB | $0.04 each
      aws_transfer_server.two $440.00 usage
        SFTP protocol enabled | 730 hours | $219.00
        FTPS protocol enabled | 730 hours | $219.00
        Data downloaded | 50 GB | $2.00
        Data uploaded | ? GB | $0.04 each
      aws_transfer_server.messages $219.00 usage
        AS2 protocol enabled | 730 hours | $219.00
        AS2 messages | ? messages | $0.01 each
      aws_transfer_connector.sftp $5.00 priced
        Connector calls | 1000 calls | $1.00
        Data transferred | 10 GB | $4.00
      aws_transfer_connector.messages ? usage
        AS2 messages | ? messages | $0.01 each
      aws_datasync_task.a $12.50 priced
        Data copied | 1000 GB | $12.50
      aws_datasync_task.enhanced $17.20 priced
        Data copied (enhanced mode) | 1000 GB | $15.00
        Task executions (enhanced mode) | 4 runs | $2.20
      aws_storagegateway_gateway.fsx $503.70 priced
        FSx File Gateway | 730 hours | $503.70
      aws_storagegateway_gateway.tapes $127.30 usage
        Data written | 12500 GB | $125.00
        Virtual tapes | 100 GB | $2.30
        Archived tapes | ? GB | $0.0036 each`,
  },
  {
    // 0.75 an hour; 0.11 per GB of Express One Zone; a hardware module 1.60 an hour; of requests to S3 Tables no figure is known there
    name: 'snapshots, buckets and keys',
    usage: `  aws_s3_directory_bucket.a: { storage_gb: 100, monthly_tier_1_requests: 1000000 }
  aws_cloudhsm_v2_hsm.part: { monthly_hrs: 100 }`,
    code: `
      resource "aws_ebs_fast_snapshot_restore" "a" {}
      resource "aws_s3_directory_bucket" "a" {}
      resource "aws_s3tables_table_bucket" "a" {}
      resource "aws_cloudhsm_v2_hsm" "all" {}
      resource "aws_cloudhsm_v2_hsm" "part" {}`,
    expected: `
      aws_ebs_fast_snapshot_restore.a $547.50 priced
        Fast snapshot restore | 730 DSU-hours | $547.50
      aws_s3_directory_bucket.a $12.13 usage
        Storage | 100 GB | $11.00
        PUT, COPY, POST, LIST requests | 1000 1k requests | $1.13
        GET, SELECT, and all other requests | ? 1k requests | $0.00003 each
        Data uploaded | ? GB | $0.0032 each
        Data retrieved | ? GB | $0.0006 each
      aws_s3tables_table_bucket.a ? usage
        Storage (first 50TB) | ? GB | $0.0265 each
        PUT, COPY, POST, LIST requests | ? 1k requests | $0.005 each
        GET, SELECT, and all other requests | ? 1k requests | ?
        Objects monitored | ? 1k objects | $0.025 each
        Compaction | ? GB | ?
        Compaction (objects) | ? 1k objects | ?
      aws_cloudhsm_v2_hsm.all $1168.00 priced
        HSM usage | 730 hours | $1168.00
      aws_cloudhsm_v2_hsm.part $160.00 priced
        HSM usage | 100 hours | $160.00`,
  },
  {
    // the example of https://aws.amazon.com/s3/pricing/, whose sum is 28.54: it rounds each line
    name: 'a terabyte of tables in Oregon',
    region: 'us-west-2',
    usage:
      '  aws_s3tables_table_bucket.a: { storage_gb: 1024, monthly_tier_1_requests: 30090, monthly_tier_2_requests: 500000, objects: 10486, monthly_compacted_gb: 146.48, monthly_compacted_objects: 30000 }',
    code: 'resource "aws_s3tables_table_bucket" "a" {}',
    expected: `
      aws_s3tables_table_bucket.a $28.54 priced
        Storage (first 50TB) | 1024 GB | $27.14
        PUT, COPY, POST, LIST requests | 30.09 1k requests | $0.15
        GET, SELECT, and all other requests | 500 1k requests | $0.20
        Objects monitored | 10.486 1k objects | $0.26
        Compaction | 146.48 GB | $0.73
        Compaction (objects) | 30 1k objects | $0.06`,
  },
  {
    // 51,200 × 0.0265 + 8,800 × 0.0253; 1,000 × 0.0144 and 1,000 × 0.0046
    name: 'tables of many terabytes, and of Intelligent-Tiering',
    usage:
      '  aws_s3tables_table_bucket.a: { storage_gb: 60000, infrequent_access_storage_gb: 1000, archive_instant_access_storage_gb: 1000 }',
    code: 'resource "aws_s3tables_table_bucket" "a" {}',
    expected: `
      aws_s3tables_table_bucket.a $1598.44 usage
        Storage (first 50TB) | 51200 GB | $1356.80
        Storage (next 450TB) | 8800 GB | $222.64
        Storage (infrequent access) | 1000 GB | $14.40
        Storage (archive instant access) | 1000 GB | $4.60
        PUT, COPY, POST, LIST requests | ? 1k requests | $0.005 each
        GET, SELECT, and all other requests | ? 1k requests | ?
        Objects monitored | ? 1k objects | $0.025 each
        Compaction | ? GB | ?
        Compaction (objects) | ? 1k objects | ?`,
  },
]);

examples('price specs: networks', [
  {
    // an edge 0.50 an hour, an attachment 0.065 and 0.02 per GB; an application of Verified Access 0.27
    name: 'Cloud WAN',
    usage: `  aws_networkmanager_core_network.a: { edge_locations: 2 }
  aws_networkmanager_vpc_attachment.a: { monthly_data_processed_gb: 1000 }`,
    code: `
      resource "aws_networkmanager_core_network" "a" {}
      resource "aws_networkmanager_vpc_attachment" "a" {}
      resource "aws_networkmanager_connect_attachment" "a" {}
      resource "aws_networkmanager_site_to_site_vpn_attachment" "a" {}
      resource "aws_networkmanager_transit_gateway_peering" "a" {}
      resource "aws_verifiedaccess_endpoint" "a" {}`,
    expected: `
      aws_networkmanager_core_network.a $730.00 priced
        Core network edges | 1460 hours | $730.00
      aws_networkmanager_vpc_attachment.a $67.45 priced
        VPC attachment | 730 hours | $47.45
        Data processed | 1000 GB | $20.00
      aws_networkmanager_connect_attachment.a $47.45 priced
        Connect attachment | 730 hours | $47.45
      aws_networkmanager_site_to_site_vpn_attachment.a $47.45 usage
        VPN attachment | 730 hours | $47.45
        Data processed | ? GB | $0.02 each
      aws_networkmanager_transit_gateway_peering.a $47.45 priced
        Transit gateway peering | 730 hours | $47.45
      aws_verifiedaccess_endpoint.a $197.10 usage
        Application | 730 hours | $197.10
        Data processed | ? GB | $0.02 each`,
  },
]);
