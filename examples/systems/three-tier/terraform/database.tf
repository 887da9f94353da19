resource "aws_db_subnet_group" "main" {
  name       = local.name
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_instance" "main" {
  identifier                  = local.name
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = local.size.database_class
  multi_az                    = local.is_production
  storage_type                = "gp3"
  allocated_storage           = local.size.database_gb
  db_subnet_group_name        = aws_db_subnet_group.main.name
  username                    = "tickets"
  manage_master_user_password = true
}

# Reports read from a copy, and only production has reports.
resource "aws_db_instance" "reports" {
  count = local.is_production ? 1 : 0

  identifier          = "${local.name}-reports"
  replicate_source_db = aws_db_instance.main.identifier
  engine              = "postgres"
  instance_class      = "db.t4g.large"
  storage_type        = "gp3"
  allocated_storage   = local.size.database_gb
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "${local.name}-sessions"
  description          = "Sessions"
  engine               = "valkey"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = local.is_production ? 2 : 1
}
