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
  type = string
}

variable "public_subnet_ids" {
  type = list(string)
}

variable "private_subnet_ids" {
  type = list(string)
}

variable "services" {
  description = "What runs on Fargate. CPU in units of 1/1024 vCPU, memory in MiB."
  type = map(object({
    cpu    = number
    memory = number
    tasks  = number
  }))
  default = {
    shop   = { cpu = 512, memory = 1024, tasks = 3 }
    search = { cpu = 2048, memory = 8192, tasks = 2 }
    mailer = { cpu = 256, memory = 512, tasks = 1 }
  }
}

resource "aws_ecs_cluster" "main" {
  name = "containers"
}

resource "aws_ecr_repository" "service" {
  for_each = var.services
  name     = "containers/${each.key}"
}

resource "aws_cloudwatch_log_group" "service" {
  for_each = var.services

  name              = "/containers/${each.key}"
  retention_in_days = 30
}

resource "aws_secretsmanager_secret" "settings" {
  for_each = var.services
  name     = "containers/${each.key}"
}

resource "aws_efs_file_system" "uploads" {
  encrypted = true

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }
}

resource "aws_efs_mount_target" "uploads" {
  for_each = toset(var.private_subnet_ids)

  file_system_id = aws_efs_file_system.uploads.id
  subnet_id      = each.value
}

resource "aws_ecs_task_definition" "service" {
  for_each = var.services

  family                   = "containers-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  container_definitions = jsonencode([{
    name         = each.key
    image        = "${aws_ecr_repository.service[each.key].repository_url}:stable"
    portMappings = [{ containerPort = 8080 }]
    secrets      = [{ name = "SETTINGS", valueFrom = aws_secretsmanager_secret.settings[each.key].arn }]
    logConfiguration = {
      logDriver = "awslogs"
      options   = { awslogs-group = aws_cloudwatch_log_group.service[each.key].name }
    }
  }])

  volume {
    name = "uploads"

    efs_volume_configuration {
      file_system_id = aws_efs_file_system.uploads.id
    }
  }
}

resource "aws_ecs_service" "service" {
  for_each = var.services

  name            = each.key
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.service[each.key].arn
  desired_count   = each.value.tasks
  launch_type     = "FARGATE"

  network_configuration {
    subnets = var.private_subnet_ids
  }

  dynamic "load_balancer" {
    for_each = each.key == "shop" ? [1] : []

    content {
      target_group_arn = aws_lb_target_group.shop.arn
      container_name   = "shop"
      container_port   = 8080
    }
  }
}

resource "aws_lb" "shop" {
  name               = "containers-shop"
  load_balancer_type = "application"
  subnets            = var.public_subnet_ids
}

resource "aws_lb_target_group" "shop" {
  name        = "containers-shop"
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = var.vpc_id
}

resource "aws_lb_listener" "shop" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop.arn
  }
}
