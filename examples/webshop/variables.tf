variable "region" {
  description = "Where the shop runs."
  type        = string
  default     = "us-east-1"
}

variable "environment" {
  type    = string
  default = "production"
}

variable "web_servers" {
  description = "How many web servers stand behind the load balancer."
  type        = number
  default     = 2
}

variable "availability_zones" {
  type    = list(string)
  default = ["us-east-1a", "us-east-1b"]
}

variable "database_class" {
  type    = string
  default = "db.t4g.medium"
}

variable "log_retention_days" {
  type    = number
  default = 30
}

locals {
  name          = "webshop-${var.environment}"
  is_production = var.environment == "production"

  tags = {
    Project     = "webshop"
    Environment = var.environment
  }
}
