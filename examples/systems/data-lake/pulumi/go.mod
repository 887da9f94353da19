module lake

go 1.23

require (
	github.com/pulumi/pulumi-aws/sdk/v6 v6.66.0
	github.com/pulumi/pulumi/sdk/v3 v3.142.0
)
