"""Orders, taken by an API and worked off from a queue."""

import json

import pulumi
import pulumi_aws as aws

config = pulumi.Config()
log_days = config.get_int("logDays") or 14
name = "orders"

# Functions of the service, with the memory that each has.
FUNCTIONS = {
    "create": 512,
    "list": 256,
    "worker": 1024,
}
METHODS = {"create": "POST", "list": "GET"}

orders = aws.dynamodb.Table(
    "orders",
    billing_mode="PAY_PER_REQUEST",
    hash_key="customer",
    range_key="order",
    attributes=[
        aws.dynamodb.TableAttributeArgs(name="customer", type="S"),
        aws.dynamodb.TableAttributeArgs(name="order", type="S"),
    ],
    point_in_time_recovery=aws.dynamodb.TablePointInTimeRecoveryArgs(enabled=True),
)

# Counters are few and always busy: provisioned is cheaper.
counters = aws.dynamodb.Table(
    "counters",
    read_capacity=20,
    write_capacity=10,
    hash_key="name",
    attributes=[{"name": "name", "type": "S"}],
)

failed = aws.sqs.Queue("failed")
work = aws.sqs.Queue(
    "work",
    visibility_timeout_seconds=180,
    redrive_policy=failed.arn.apply(
        lambda arn: json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 5})
    ),
)

events = aws.sns.Topic("events")
documents = aws.s3.BucketV2("documents", bucket_prefix=f"{name}-documents-")
payment = aws.secretsmanager.Secret("payment")

role = aws.iam.Role(
    "functions",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": "sts:AssumeRole",
                    "Principal": {"Service": "lambda.amazonaws.com"},
                }
            ],
        }
    ),
)


def service(key: str, memory: int) -> aws.lambda_.Function:
    """A function of the service with its log group."""
    aws.cloudwatch.LogGroup(
        f"{key}-logs",
        name=f"/aws/lambda/{name}-{key}",
        retention_in_days=log_days,
    )
    return aws.lambda_.Function(
        key,
        name=f"{name}-{key}",
        role=role.arn,
        runtime="python3.13",
        handler=f"{key}.handler",
        code=pulumi.FileArchive(f"build/{key}"),
        architectures=["arm64"],
        memory_size=memory,
        timeout=30 if key == "worker" else 10,
        environment={"variables": {"TABLE": orders.name, "QUEUE": work.url}},
    )


functions = {key: service(key, memory) for key, memory in FUNCTIONS.items()}

aws.lambda_.EventSourceMapping(
    "worker",
    event_source_arn=work.arn,
    function_name=functions["worker"].arn,
    batch_size=10,
)

api = aws.apigateway.RestApi("orders", name=name)
path = aws.apigateway.Resource(
    "orders", rest_api=api.id, parent_id=api.root_resource_id, path_part="orders"
)
integrations = []
for key, method in METHODS.items():
    route = aws.apigateway.Method(
        key,
        rest_api=api.id,
        resource_id=path.id,
        http_method=method,
        authorization="NONE",
    )
    integrations.append(
        aws.apigateway.Integration(
            key,
            rest_api=api.id,
            resource_id=path.id,
            http_method=route.http_method,
            integration_http_method="POST",
            type="AWS_PROXY",
            uri=functions[key].invoke_arn,
        )
    )

deployment = aws.apigateway.Deployment(
    "orders", rest_api=api.id, opts=pulumi.ResourceOptions(depends_on=integrations)
)
stage = aws.apigateway.Stage(
    "live",
    rest_api=api.id,
    deployment=deployment.id,
    stage_name="live",
    cache_cluster_enabled=True,
    cache_cluster_size="0.5",
)

aws.cloudwatch.MetricAlarm(
    "failed",
    namespace="AWS/SQS",
    metric_name="ApproximateNumberOfMessagesVisible",
    statistic="Maximum",
    comparison_operator="GreaterThanThreshold",
    threshold=0,
    period=300,
    evaluation_periods=1,
    dimensions={"QueueName": failed.name},
    alarm_actions=[events.arn],
)

pulumi.export("address", stage.invoke_url)
