# 500 GB of pictures: the size stands in costline-usage.yml, since no code says it.
resource "aws_s3_bucket" "pictures" {
  bucket = "${local.name}-pictures"
}

resource "aws_s3_bucket_public_access_block" "pictures" {
  bucket                  = aws_s3_bucket.pictures.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# Nothing is stated for this one, so it shows its price per GB instead of an amount.
resource "aws_s3_bucket" "backups" {
  bucket = "${local.name}-backups"
}

resource "aws_ecr_repository" "shop" {
  name = "${local.name}/shop"
}

resource "aws_efs_file_system" "exports" {
  creation_token = "${local.name}-exports"
  encrypted      = true
}

resource "aws_ebs_volume" "reports" {
  availability_zone = var.availability_zones[0]
  type              = "gp3"
  size              = 200
  iops              = 6000
}
