variable "region" {
  type    = string
  default = "us-east-1"
}

variable "environment" {
  type    = string
  default = "production"

  validation {
    condition     = contains(["production", "staging"], var.environment)
    error_message = "The environment is production or staging."
  }
}

variable "zones" {
  description = "How many availability zones are used."
  type        = number
  default     = 2
}

variable "sizes" {
  description = "What each environment runs on."
  type = map(object({
    web_instance   = string
    web_servers    = number
    database_class = string
    database_gb    = number
  }))
  default = {
    production = { web_instance = "m6i.large", web_servers = 4, database_class = "db.r6g.large", database_gb = 200 }
    staging    = { web_instance = "t3.medium", web_servers = 1, database_class = "db.t4g.medium", database_gb = 50 }
  }
}

locals {
  name          = "tickets-${var.environment}"
  size          = var.sizes[var.environment]
  is_production = var.environment == "production"
}
