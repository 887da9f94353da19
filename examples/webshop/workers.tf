resource "aws_ecs_cluster" "workers" {
  name = "${local.name}-workers"
}

# The same module twice with different sizes. In the module's own files each amount is told apart by its caller.
module "orders" {
  source = "./modules/worker"

  name        = "${local.name}-orders"
  cluster     = aws_ecs_cluster.workers.id
  subnets     = [for subnet in aws_subnet.private : subnet.id]
  tasks       = 2
  cpu         = 512
  memory      = 1024
  log_days    = var.log_retention_days
  alarm_topic = aws_sns_topic.alarms.arn
}

module "pictures" {
  source = "./modules/worker"

  name        = "${local.name}-pictures"
  cluster     = aws_ecs_cluster.workers.id
  subnets     = [for subnet in aws_subnet.private : subnet.id]
  tasks       = 1
  cpu         = 2048
  memory      = 8192
  log_days    = 7
  alarm_topic = aws_sns_topic.alarms.arn
}

resource "aws_lambda_function" "invoices" {
  function_name = "${local.name}-invoices"
  role          = aws_iam_role.invoices.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "invoices.zip"
  architectures = ["arm64"]
  memory_size   = 512
  timeout       = 30
}

resource "aws_iam_role" "invoices" {
  name = "${local.name}-invoices"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
