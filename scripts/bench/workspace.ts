/** A generated Terraform workspace of a given size, the same for the same size. */
import type { Host } from '../../src/host';

export interface GeneratedWorkspace {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  readonly resources: number;
}

const resourcesPerFile = 100;

/** `resources` resource blocks in files of a hundred, with variables, locals, counts and references between them. */
export function generateWorkspace(resources: number): GeneratedWorkspace {
  const folder = `/bench-${resources}`;
  const files = new Map<string, string>();
  files.set(`${folder}/main.tf`, main);
  // A multiple of the eight kinds, so that every reference has its target.
  const total = Math.ceil(resources / 8) * 8;
  for (let start = 0; start < total; start += resourcesPerFile) {
    const blocks: string[] = [];
    for (let index = start; index < Math.min(total, start + resourcesPerFile); index++) blocks.push(block(index));
    files.set(`${folder}/part_${String(start / resourcesPerFile).padStart(5, '0')}.tf`, blocks.join('\n'));
  }
  return { folder, files, resources: total };
}

/** Serves the files of a workspace from memory. */
export function hostOf({ files }: Pick<GeneratedWorkspace, 'files'>): Host {
  const byDirectory = new Map<string, string[]>();
  for (const file of files.keys()) {
    const directory = file.slice(0, file.lastIndexOf('/'));
    const names = byDirectory.get(directory);
    if (names) names.push(file);
    else byDirectory.set(directory, [file]);
  }
  return {
    read: async (file) => files.get(file),
    list: async (directory) =>
      (byDirectory.get(directory) ?? []).map((file) => ({ name: file.slice(directory.length + 1), kind: 'file' })),
  };
}

const main = `terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "environment" {
  default = "staging"
}

locals {
  size        = var.environment == "production" ? 200 : 50
  common_tags = { environment = var.environment, team = "platform" }
  types       = { small = "t3.medium", large = "m5.2xlarge" }
}
`;

function block(index: number): string {
  const name = `r${index}`;
  switch (index % 8) {
    case 0:
      return `resource "aws_instance" "${name}" {
  ami           = "ami-0123456789abcdef0"
  instance_type = local.types[${index % 16 === 0 ? '"small"' : '"large"'}]
  subnet_id     = aws_subnet.r${index + 7}.id

  root_block_device {
    volume_type = "gp3"
    volume_size = local.size + ${index % 100}
  }

  tags = merge(local.common_tags, { Name = "web-${index}" })
}
`;
    case 1:
      return `resource "aws_ebs_volume" "${name}" {
  availability_zone = "\${var.region}a"
  size              = ${50 + (index % 300)}
  type              = "gp3"
  iops              = 4000
  tags              = local.common_tags
}
`;
    case 2:
      return `resource "aws_db_instance" "${name}" {
  identifier        = "db-${index}"
  engine            = "postgres"
  instance_class    = "db.m5.large"
  allocated_storage = ${20 + (index % 80)}
  storage_type      = "gp2"
  multi_az          = var.environment == "production"
  # Half-typed comments and long lines are part of real files too.
  tags = local.common_tags
}
`;
    case 3:
      return `resource "aws_lambda_function" "${name}" {
  function_name = "worker-${index}"
  memory_size   = ${128 * (1 + (index % 8))}
  runtime       = "nodejs20.x"
  handler       = "index.handler"
  role          = "arn:aws:iam::123456789012:role/worker"
  environment {
    variables = { QUEUE = "queue-${index}", LEVEL = upper("info") }
  }
}
`;
    case 4:
      return `resource "aws_nat_gateway" "${name}" {
  count         = ${1 + (index % 3)}
  allocation_id = "eipalloc-${index}"
  subnet_id     = aws_subnet.r${index + 3}.id
}
`;
    case 5:
      return `resource "aws_sqs_queue" "${name}" {
  name                       = "queue-${index}"
  fifo_queue                 = ${index % 2 === 0}
  visibility_timeout_seconds = 30
  tags                       = local.common_tags
}
`;
    case 6:
      return `resource "aws_cloudwatch_log_group" "${name}" {
  for_each          = toset(["app", "access"])
  name              = "/\${each.key}/${index}"
  retention_in_days = 14
}
`;
    default:
      return `resource "aws_subnet" "${name}" {
  vpc_id            = "vpc-0123"
  cidr_block        = cidrsubnet("10.0.0.0/8", 16, ${index % 60000})
  availability_zone = "\${var.region}\${element(["a", "b", "c"], ${index})}"
}
`;
  }
}
