resource "aws_sns_topic" "alarms" {
  name = "${local.name}-alarms"
}

resource "aws_cloudwatch_log_group" "web" {
  name              = "/${local.name}/web"
  retention_in_days = var.log_retention_days
}

resource "aws_cloudwatch_metric_alarm" "database_cpu" {
  alarm_name          = "${local.name}-database-cpu"
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  period              = 60
  statistic           = "Average"
  threshold           = 80
  alarm_actions       = [aws_sns_topic.alarms.arn]
  dimensions          = { DBInstanceIdentifier = aws_db_instance.shop.identifier }
}

resource "aws_route53_zone" "shop" {
  name = "shop.example.com"
}

# Costline has no prices for this type. It is counted as "not supported", never as $0.
resource "datadog_monitor" "checkout" {
  name    = "Checkout is slow"
  type    = "metric alert"
  message = "Orders take longer than two seconds @oncall"
  query   = "avg(last_5m):avg:shop.checkout.seconds{env:${var.environment}} > 2"
}
