terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
    datadog = {
      source  = "DataDog/datadog"
      version = "~> 3.50"
    }
  }
}

# Prices differ by region: try eu-central-1.
provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}
