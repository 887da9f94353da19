variable "name" {
  type = string
}

variable "cluster" {
  type = string
}

variable "subnets" {
  type = list(string)
}

variable "alarm_topic" {
  type = string
}

variable "tasks" {
  description = "How many containers run."
  type        = number
}

variable "cpu" {
  description = "CPU units of one container; 1024 are one vCPU."
  type        = number
}

variable "memory" {
  description = "Memory of one container in MiB."
  type        = number
}

variable "log_days" {
  type    = number
  default = 30
}
