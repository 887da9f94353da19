# A queue and the containers that work it off.
resource "aws_sqs_queue" "work" {
  name                       = var.name
  visibility_timeout_seconds = 300
}

resource "aws_ecs_service" "worker" {
  name            = var.name
  cluster         = var.cluster
  task_definition = aws_ecs_task_definition.worker.arn
  launch_type     = "FARGATE"
  desired_count   = var.tasks

  network_configuration {
    subnets = var.subnets
  }
}

resource "aws_ecs_task_definition" "worker" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory

  container_definitions = jsonencode([{ name = "worker", image = "shop/worker:latest", essential = true }])
}

resource "aws_cloudwatch_log_group" "worker" {
  name              = "/ecs/${var.name}"
  retention_in_days = var.log_days
}

resource "aws_cloudwatch_metric_alarm" "backlog" {
  alarm_name          = "${var.name}-backlog"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 5
  period              = 60
  statistic           = "Maximum"
  threshold           = 600
  alarm_actions       = [var.alarm_topic]
  dimensions          = { QueueName = aws_sqs_queue.work.name }
}
