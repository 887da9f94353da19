resource "aws_db_instance" "shop" {
  identifier     = local.name
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = var.database_class

  # A standby in a second zone doubles the price of the instance and of its storage.
  multi_az = local.is_production

  storage_type      = "gp3"
  allocated_storage = 200

  username                    = "shop"
  manage_master_user_password = true
  skip_final_snapshot         = !local.is_production

  tags = { Role = "database" }
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "${local.name}-sessions"
  description          = "Sessions and carts"
  engine               = "redis"
  node_type            = "cache.t4g.medium"
  num_cache_clusters   = local.is_production ? 2 : 1

  automatic_failover_enabled = local.is_production

  tags = { Role = "cache" }
}

# Billed by what is read and written: the amount appears as soon as the usage file says how much that is.
resource "aws_dynamodb_table" "carts" {
  name         = "${local.name}-carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "customer"

  attribute {
    name = "customer"
    type = "S"
  }
}

resource "aws_secretsmanager_secret" "payment" {
  name = "${local.name}/payment-provider"
}

resource "aws_kms_key" "shop" {
  description         = "Orders and customers at rest"
  enable_key_rotation = true
}
