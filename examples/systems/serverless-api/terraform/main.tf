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

variable "log_days" {
  type    = number
  default = 14
}

variable "functions" {
  description = "Functions of the service, with the memory that each has."
  type        = map(number)
  default = {
    create = 512
    list   = 256
    worker = 1024
  }
}

locals {
  name = "orders"
}

resource "aws_dynamodb_table" "orders" {
  name         = local.name
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "customer"
  range_key    = "order"

  attribute {
    name = "customer"
    type = "S"
  }

  attribute {
    name = "order"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }
}

# Counters are few and always busy: provisioned is cheaper.
resource "aws_dynamodb_table" "counters" {
  name           = "${local.name}-counters"
  read_capacity  = 20
  write_capacity = 10
  hash_key       = "name"

  attribute {
    name = "name"
    type = "S"
  }
}

resource "aws_sqs_queue" "failed" {
  name = "${local.name}-failed"
}

resource "aws_sqs_queue" "work" {
  name                       = "${local.name}-work"
  visibility_timeout_seconds = 180
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sns_topic" "events" {
  name = "${local.name}-events"
}

resource "aws_s3_bucket" "documents" {
  bucket_prefix = "${local.name}-documents-"
}

resource "aws_secretsmanager_secret" "payment" {
  name = "${local.name}/payment"
}

resource "aws_iam_role" "functions" {
  name = "${local.name}-functions"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "service" {
  for_each = var.functions

  function_name = "${local.name}-${each.key}"
  role          = aws_iam_role.functions.arn
  runtime       = "python3.13"
  handler       = "${each.key}.handler"
  filename      = "build/${each.key}.zip"
  architectures = ["arm64"]
  memory_size   = each.value
  timeout       = each.key == "worker" ? 30 : 10

  environment {
    variables = {
      TABLE = aws_dynamodb_table.orders.name
      QUEUE = aws_sqs_queue.work.url
    }
  }
}

resource "aws_cloudwatch_log_group" "service" {
  for_each = var.functions

  name              = "/aws/lambda/${local.name}-${each.key}"
  retention_in_days = var.log_days
}

resource "aws_lambda_event_source_mapping" "worker" {
  event_source_arn = aws_sqs_queue.work.arn
  function_name    = aws_lambda_function.service["worker"].arn
  batch_size       = 10
}

resource "aws_api_gateway_rest_api" "orders" {
  name = local.name
}

resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  parent_id   = aws_api_gateway_rest_api.orders.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_method" "orders" {
  for_each = { create = "POST", list = "GET" }

  rest_api_id   = aws_api_gateway_rest_api.orders.id
  resource_id   = aws_api_gateway_resource.orders.id
  http_method   = each.value
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "orders" {
  for_each = aws_api_gateway_method.orders

  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_resource.orders.id
  http_method             = each.value.http_method
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.service[each.key].invoke_arn
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  depends_on  = [aws_api_gateway_integration.orders]
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id           = aws_api_gateway_rest_api.orders.id
  deployment_id         = aws_api_gateway_deployment.orders.id
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}

resource "aws_cloudwatch_metric_alarm" "failed" {
  alarm_name          = "${local.name}-failed"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  evaluation_periods  = 1
  dimensions          = { QueueName = aws_sqs_queue.failed.name }
  alarm_actions       = [aws_sns_topic.events.arn]
}
