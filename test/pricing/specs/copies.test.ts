/** Copies: snapshots, replicas and what is kept in another region; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: copies', () => {
  examples('Of volumes and images', [
    {
      // 0.05 a GB
      name: 'snapshots by what they store',
      usage: `  aws_ami_copy.a: { snapshot_storage_gb: 100 }
  aws_ebs_snapshot_import.i: { snapshot_storage_gb: 20 }
  aws_storagegateway_stored_iscsi_volume.s: { snapshot_storage_gb: 40 }
  aws_storagegateway_cached_iscsi_volume.c: { storage_gb: 100 }`,
      code: `
        resource "aws_ami_copy" "a" {}
        resource "aws_ebs_snapshot_import" "i" {}
        resource "aws_storagegateway_stored_iscsi_volume" "s" {}
        resource "aws_storagegateway_cached_iscsi_volume" "c" {}`,
      expected: `
        aws_ami_copy.a $5.00 priced
          EBS snapshot storage | 100 GB | $5.00
        aws_ebs_snapshot_import.i $1.00 priced
          EBS snapshot storage | 20 GB | $1.00
        aws_storagegateway_stored_iscsi_volume.s $2.00 priced
          EBS snapshot storage | 40 GB | $2.00
        aws_storagegateway_cached_iscsi_volume.c $2.30 priced
          Volume storage | 100 GB | $2.30`,
    },
    {
      // gp3 0.08 a GB
      name: 'a volume like another',
      code: `
        resource "aws_ebs_volume" "v" {
          type = "gp3"
          size = 50
        }
        resource "aws_ebs_volume_copy" "same" { source_volume_id = aws_ebs_volume.v.id }
        resource "aws_ebs_volume_copy" "larger" {
          source_volume_id = aws_ebs_volume.v.id
          size             = 100
        }
        resource "aws_ebs_volume_copy" "unseen" { source_volume_id = "vol-1" }`,
      expected: `
        aws_ebs_volume.v $4.00 priced
          Storage (general purpose SSD, gp3) | 50 GB | $4.00
        aws_ebs_volume_copy.same $4.00 priced
          Storage (general purpose SSD, gp3) | 50 GB | $4.00
        aws_ebs_volume_copy.larger $8.00 priced
          Storage (general purpose SSD, gp3) | 100 GB | $8.00
        aws_ebs_volume_copy.unseen ? unpriced
          ? | ? GB | ?
          ! its source volume is not in the code`,
    },
  ]);

  examples('Of file systems', [
    {
      // 0.05 a GB of Windows, 0.05 of OpenZFS and Lustre; what ONTAP asks is not known
      name: 'backups by the kind of file system',
      usage: `  aws_fsx_backup.w: { backup_storage_gb: 100 }
  aws_fsx_backup.z: { backup_storage_gb: 100 }
  aws_fsx_backup.l: { backup_storage_gb: 100 }`,
      code: `
        resource "aws_fsx_backup" "w" { file_system_id = aws_fsx_windows_file_system.w.id }
        resource "aws_fsx_backup" "z" { file_system_id = aws_fsx_openzfs_file_system.z.id }
        resource "aws_fsx_backup" "l" { file_system_id = aws_fsx_lustre_file_system.l.id }
        resource "aws_fsx_backup" "o" { volume_id = "fsvol-1" }
        resource "aws_fsx_backup" "unseen" { file_system_id = "fs-1" }
        resource "aws_fsx_windows_file_system" "w" {
          throughput_capacity = 32
          storage_capacity    = 32
        }
        resource "aws_fsx_openzfs_file_system" "z" {
          deployment_type     = "SINGLE_AZ_1"
          storage_capacity    = 64
          throughput_capacity = 64
        }
        resource "aws_fsx_lustre_file_system" "l" {
          storage_capacity = 1200
        }`,
      expected: `
        aws_fsx_backup.w $5.00 priced
          Backup storage (windows) | 100 GB | $5.00
        aws_fsx_backup.z $5.00 priced
          Backup storage (openzfs) | 100 GB | $5.00
        aws_fsx_backup.l $5.00 priced
          Backup storage (lustre) | 100 GB | $5.00
        aws_fsx_backup.o ? usage
          Backup storage (ontap) | ? GB | ?
        aws_fsx_backup.unseen ? unpriced
          Backup storage | ? GB | $0.05 each
          ! its file system is not in the code
        aws_fsx_windows_file_system.w $74.56 usage
          Throughput capacity | 32 MBps | $70.40
          SSD storage | 32 GB | $4.16
          Backup storage | ? GB | $0.05 each
        aws_fsx_openzfs_file_system.z $22.40 usage
          Throughput capacity | 64 MBps | $16.64
          SSD storage | 64 GB | $5.76
          Backup storage | ? GB | $0.05 each
        aws_fsx_lustre_file_system.l $168.00 priced
          Storage (scratch 1) | 1200 GB | $168.00`,
    },
    {
      // 100 GB at 0.33 in eu-west-1, 10 GB there at 0.02; one zone 0.176; a destination that exists has its own
      // estimate
      name: 'EFS in another region',
      usage: `  aws_efs_replication_configuration.away: { storage_gb: 100, monthly_replicated_gb: 10 }
  aws_efs_replication_configuration.zone: { storage_gb: 100, monthly_replicated_gb: 10 }
  aws_efs_replication_configuration.own: { storage_gb: 100, monthly_replicated_gb: 10 }`,
      code: `
        resource "aws_efs_replication_configuration" "away" {
          source_file_system_id = "fs-1"
          destination { region = "eu-west-1" }
        }
        resource "aws_efs_replication_configuration" "zone" {
          source_file_system_id = "fs-1"
          destination {
            region                 = "eu-west-1"
            availability_zone_name = "eu-west-1b"
          }
        }
        resource "aws_efs_replication_configuration" "own" {
          source_file_system_id = "fs-1"
          destination {
            region         = "eu-west-1"
            file_system_id = "fs-2"
          }
        }`,
      expected: `
        aws_efs_replication_configuration.away $33.20 priced
          Storage (standard, eu-west-1) | 100 GB | $33.00
          Data transfer (to eu-west-1) | 10 GB | $0.20
        aws_efs_replication_configuration.zone $17.80 priced
          Storage (one zone, eu-west-1) | 100 GB | $17.60
          Data transfer (to eu-west-1) | 10 GB | $0.20
        aws_efs_replication_configuration.own $0.20 priced
          Data transfer (to eu-west-1) | 10 GB | $0.20`,
    },
  ]);

  examples('Of databases', [
    {
      // RDS 0.095 a GB, Aurora 0.021 (0.021 in eu-west-1), Redshift 0.023 in us-west-2, the way
      // there is 0.02; serverless 0.023
      name: 'backups and snapshots elsewhere',
      usage: `  aws_db_instance_automated_backups_replication.b: { backup_storage_gb: 100 }
  aws_rds_cluster_snapshot_copy.c: { backup_storage_gb: 100 }
  aws_redshift_snapshot_copy.r: { backup_storage_gb: 100, monthly_copied_gb: 10 }
  aws_redshiftserverless_snapshot.s: { backup_storage_gb: 100 }`,
      code: `
        resource "aws_db_instance_automated_backups_replication" "b" { source_db_instance_arn = "arn" }
        resource "aws_rds_cluster_snapshot_copy" "c" {
          source_db_cluster_snapshot_identifier = aws_db_cluster_snapshot.s.db_cluster_snapshot_arn
          destination_region                    = "eu-west-1"
        }
        resource "aws_rds_cluster_snapshot_copy" "unseen" { source_db_cluster_snapshot_identifier = "arn" }
        resource "aws_redshift_snapshot_copy" "r" { destination_region = "us-west-2" }
        resource "aws_redshiftserverless_snapshot" "s" {}
        resource "aws_rds_cluster" "aurora" {
          cluster_identifier = "aurora"
          engine             = "aurora-mysql"
        }
        resource "aws_db_cluster_snapshot" "s" { db_cluster_identifier = aws_rds_cluster.aurora.id }`,
      expected: `
        aws_db_instance_automated_backups_replication.b $9.50 priced
          Replicated backup storage | 100 GB | $9.50
        aws_rds_cluster_snapshot_copy.c $2.10 priced
          Backup storage (eu-west-1) | 100 GB | $2.10
        aws_rds_cluster_snapshot_copy.unseen ? unpriced
          Backup storage | ? GB | $0.021 each
          ! whether the cluster is one of Aurora is not known
        aws_redshift_snapshot_copy.r $2.50 priced
          Backup storage (us-west-2) (first 50TB) | 100 GB | $2.30
          Data transfer (to us-west-2) | 10 GB | $0.20
        aws_redshiftserverless_snapshot.s $2.30 priced
          Backup storage (first 50TB) | 100 GB | $2.30
        aws_rds_cluster.aurora ? usage
          Storage | ? GB | $0.1 each
          I/O requests | ? 1M requests | $0.2 each
          Backtrack | ? 1M change-records | $0.012 each
          Snapshot export | ? GB | $0.01 each
        aws_db_cluster_snapshot.s ? usage
          Backup storage | ? GB | $0.021 each`,
    },
  ]);

  examples('Of directories', [
    {
      // 0.06 an hour and controller of Standard in us-east-1; sharing 0.018 and 0.06 of Enterprise
      name: 'domain controllers in another region, and shared accounts',
      code: `
        resource "aws_directory_service_region" "r" {
          directory_id                         = aws_directory_service_directory.d.id
          region_name                          = "us-west-2"
          desired_number_of_domain_controllers = 3
        }
        resource "aws_directory_service_shared_directory" "s" { directory_id = aws_directory_service_directory.d.id }
        resource "aws_directory_service_shared_directory" "unseen" { directory_id = "d-1" }
        resource "aws_directory_service_directory" "d" {
          type    = "MicrosoftAD"
          edition = "Standard"
        }`,
      expected: `
        aws_directory_service_region.r $131.40 priced
          Domain controllers (us-west-2) | 3 controllers | $131.40
        aws_directory_service_shared_directory.s $13.14 priced
          Directory sharing | 1 accounts | $13.14
        aws_directory_service_shared_directory.unseen ? unpriced
          Directory sharing | 1 accounts | ?
          ! the edition of its directory is not in the code
        aws_directory_service_directory.d $87.60 priced
          Directory service (Microsoft AD, Standard) | 2 controllers | $87.60`,
    },
  ]);
});
