terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "shards" {
  type    = number
  default = 6
}

variable "warehouse_nodes" {
  type    = number
  default = 3
}

locals {
  zones = ["raw", "clean", "curated"]

  jobs = {
    clean  = { worker_type = "G.1X", workers = 10 }
    enrich = { worker_type = "G.2X", workers = 5 }
  }
}

resource "aws_kms_key" "lake" {
  description         = "Everything in the lake"
  enable_key_rotation = true
}

resource "aws_s3_bucket" "zone" {
  for_each = toset(local.zones)

  bucket_prefix = "lake-${each.key}-"
}

resource "aws_s3_bucket_lifecycle_configuration" "zone" {
  for_each = aws_s3_bucket.zone

  bucket = each.value.id

  rule {
    id     = "archive"
    status = "Enabled"

    transition {
      days          = 90
      storage_class = "GLACIER"
    }
  }
}

resource "aws_kinesis_stream" "clicks" {
  name             = "clicks"
  shard_count      = var.shards
  retention_period = 72
  encryption_type  = "KMS"
  kms_key_id       = aws_kms_key.lake.arn
}

resource "aws_iam_role" "lake" {
  name = "lake"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for service in ["firehose", "glue", "redshift"] : {
      Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}.amazonaws.com" }
    }]
  })
}

resource "aws_glue_catalog_database" "lake" {
  name = "lake"
}

resource "aws_kinesis_firehose_delivery_stream" "raw" {
  name        = "clicks-to-raw"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.clicks.arn
    role_arn           = aws_iam_role.lake.arn
  }

  extended_s3_configuration {
    bucket_arn         = aws_s3_bucket.zone["raw"].arn
    role_arn           = aws_iam_role.lake.arn
    buffering_size     = 128
    buffering_interval = 300

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {}
        }
      }

      schema_configuration {
        database_name = aws_glue_catalog_database.lake.name
        table_name    = "clicks"
        role_arn      = aws_iam_role.lake.arn
      }
    }
  }
}

resource "aws_glue_crawler" "zone" {
  for_each = aws_s3_bucket.zone

  name          = each.key
  database_name = aws_glue_catalog_database.lake.name
  role          = aws_iam_role.lake.arn
  schedule      = "cron(0 3 * * ? *)"

  s3_target {
    path = "s3://${each.value.bucket}"
  }
}

resource "aws_glue_job" "job" {
  for_each = local.jobs

  name              = each.key
  role_arn          = aws_iam_role.lake.arn
  glue_version      = "5.0"
  worker_type       = each.value.worker_type
  number_of_workers = each.value.workers

  command {
    script_location = "s3://${aws_s3_bucket.zone["curated"].bucket}/jobs/${each.key}.py"
    python_version  = "3"
  }
}

resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.xlplus"
  number_of_nodes        = var.warehouse_nodes
  cluster_type           = "multi-node"
  master_username        = "lake"
  manage_master_password = true
  encrypted              = true
  kms_key_id             = aws_kms_key.lake.arn
  iam_roles              = [aws_iam_role.lake.arn]
  skip_final_snapshot    = true
}

resource "aws_cloudwatch_log_group" "lake" {
  name              = "/lake"
  retention_in_days = 7
}
