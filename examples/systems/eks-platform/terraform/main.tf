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

variable "vpc_id" {
  type    = string
  default = "vpc-0a1b2c3d"
}

variable "subnet_ids" {
  type    = list(string)
  default = ["subnet-1a", "subnet-1b", "subnet-1c"]
}

variable "services" {
  description = "Services of AWS that are reached without leaving the VPC."
  type        = list(string)
  default     = ["ecr.api", "ecr.dkr", "sts"]
}

resource "aws_kms_key" "platform" {
  description         = "Secrets of the cluster"
  enable_key_rotation = true
}

resource "aws_iam_role" "cluster" {
  name               = "platform-cluster"
  assume_role_policy = file("${path.module}/cluster-role.json")
}

resource "aws_iam_role" "nodes" {
  name               = "platform-nodes"
  assume_role_policy = file("${path.module}/node-role.json")
}

resource "aws_cloudwatch_log_group" "cluster" {
  name              = "/aws/eks/platform/cluster"
  retention_in_days = 14
}

resource "aws_eks_cluster" "platform" {
  name                      = "platform"
  role_arn                  = aws_iam_role.cluster.arn
  version                   = "1.35"
  enabled_cluster_log_types = ["api", "audit"]

  vpc_config {
    subnet_ids              = var.subnet_ids
    endpoint_private_access = true
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.platform.arn
    }
  }
}

resource "aws_launch_template" "nodes" {
  name = "platform-nodes"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type = "gp3"
      volume_size = 100
      iops        = 4000
      encrypted   = true
      kms_key_id  = aws_kms_key.platform.arn
    }
  }
}

resource "aws_eks_node_group" "general" {
  cluster_name    = aws_eks_cluster.platform.name
  node_group_name = "general"
  node_role_arn   = aws_iam_role.nodes.arn
  subnet_ids      = var.subnet_ids
  instance_types  = ["m6i.xlarge"]

  scaling_config {
    desired_size = 3
    min_size     = 3
    max_size     = 9
  }

  launch_template {
    id      = aws_launch_template.nodes.id
    version = aws_launch_template.nodes.latest_version
  }
}

# What may be interrupted runs on spot instances, with the disks that EKS gives by default.
resource "aws_eks_node_group" "batch" {
  cluster_name    = aws_eks_cluster.platform.name
  node_group_name = "batch"
  node_role_arn   = aws_iam_role.nodes.arn
  subnet_ids      = var.subnet_ids
  instance_types  = ["c5.2xlarge"]
  capacity_type   = "SPOT"
  disk_size       = 50

  scaling_config {
    desired_size = 2
    min_size     = 0
    max_size     = 20
  }
}

resource "aws_ebs_volume" "metrics" {
  count = 3

  availability_zone = "us-east-1${["a", "b", "c"][count.index]}"
  type              = "gp3"
  size              = 500
  throughput        = 300
  encrypted         = true
  kms_key_id        = aws_kms_key.platform.arn
}

resource "aws_vpc_endpoint" "service" {
  for_each = toset(var.services)

  vpc_id              = var.vpc_id
  service_name        = "com.amazonaws.us-east-1.${each.value}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = var.subnet_ids
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id       = var.vpc_id
  service_name = "com.amazonaws.us-east-1.s3"
}

resource "aws_ecr_repository" "images" {
  name = "platform"
}
