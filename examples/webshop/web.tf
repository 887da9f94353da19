# The amount above a resource is for all its instances; behind a line stands what that line causes.
resource "aws_instance" "web" {
  count = var.web_servers

  ami                    = "ami-0c101f26f147fa7fd"
  instance_type          = "m5.large"
  subnet_id              = values(aws_subnet.private)[count.index % length(var.availability_zones)].id
  vpc_security_group_ids = [aws_security_group.web.id]

  root_block_device {
    volume_type = "gp3"
    volume_size = 100
  }

  tags = { Name = "${local.name}-web-${count.index}", Role = "web" }
}

resource "aws_lb" "web" {
  name               = "${local.name}-web"
  load_balancer_type = "application"
  subnets            = [for subnet in aws_subnet.public : subnet.id]
  security_groups    = [aws_security_group.web.id]
}

resource "aws_lb_target_group" "web" {
  name     = "${local.name}-web"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

# Another team decides how large the search server is, in a parameter that the code only reads. So its price cannot be
# known here, and Costline says why instead of guessing.
data "aws_ssm_parameter" "search_instance_type" {
  name = "/platform/search/instance-type"
}

resource "aws_instance" "search" {
  ami           = "ami-0c101f26f147fa7fd"
  instance_type = data.aws_ssm_parameter.search_instance_type.value
  subnet_id     = values(aws_subnet.private)[0].id

  root_block_device {
    volume_type = "gp2"
    volume_size = 500
  }

  tags = { Name = "${local.name}-search", Role = "search" }
}
