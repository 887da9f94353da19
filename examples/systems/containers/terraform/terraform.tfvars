vpc_id             = "vpc-0a1b2c3d"
public_subnet_ids  = ["subnet-0a", "subnet-0b"]
private_subnet_ids = ["subnet-1a", "subnet-1b"]
