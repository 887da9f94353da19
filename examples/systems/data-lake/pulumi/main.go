// Clicks into a data lake and on into a warehouse.
package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/glue"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/iam"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/kinesis"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/kms"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/redshift"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

var zones = []string{"raw", "clean", "curated"}

type job struct {
	name       string
	workerType string
	workers    int
}

var jobs = []job{
	{name: "clean", workerType: "G.1X", workers: 10},
	{name: "enrich", workerType: "G.2X", workers: 5},
}

const assumeRole = `{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Action": "sts:AssumeRole",
    "Principal": {"Service": ["firehose.amazonaws.com", "glue.amazonaws.com", "redshift.amazonaws.com"]}
  }]
}`

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		conf := config.New(ctx, "")
		warehouseNodes := conf.GetInt("warehouseNodes")
		if warehouseNodes == 0 {
			warehouseNodes = 3
		}

		key, err := kms.NewKey(ctx, "lake", &kms.KeyArgs{
			Description:       pulumi.String("Everything in the lake"),
			EnableKeyRotation: pulumi.Bool(true),
		})
		if err != nil {
			return err
		}

		clicks, err := kinesis.NewStream(ctx, "clicks", &kinesis.StreamArgs{
			ShardCount:      pulumi.Int(conf.RequireInt("shards")),
			RetentionPeriod: pulumi.Int(72),
			EncryptionType:  pulumi.String("KMS"),
			KmsKeyId:        key.Arn,
		})
		if err != nil {
			return err
		}

		role, err := iam.NewRole(ctx, "lake", &iam.RoleArgs{AssumeRolePolicy: pulumi.String(assumeRole)})
		if err != nil {
			return err
		}

		database, err := glue.NewCatalogDatabase(ctx, "lake", &glue.CatalogDatabaseArgs{Name: pulumi.String("lake")})
		if err != nil {
			return err
		}

		buckets := map[string]*s3.BucketV2{}
		for _, zone := range zones {
			bucket, err := newZone(ctx, zone, role, database)
			if err != nil {
				return err
			}
			buckets[zone] = bucket
		}

		_, err = kinesis.NewFirehoseDeliveryStream(ctx, "raw", &kinesis.FirehoseDeliveryStreamArgs{
			Destination: pulumi.String("extended_s3"),
			KinesisSourceConfiguration: &kinesis.FirehoseDeliveryStreamKinesisSourceConfigurationArgs{
				KinesisStreamArn: clicks.Arn,
				RoleArn:          role.Arn,
			},
			ExtendedS3Configuration: &kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationArgs{
				BucketArn:         buckets["raw"].Arn,
				RoleArn:           role.Arn,
				BufferingSize:     pulumi.Int(128),
				BufferingInterval: pulumi.Int(300),
				DataFormatConversionConfiguration: &kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationDataFormatConversionConfigurationArgs{
					InputFormatConfiguration: &kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationDataFormatConversionConfigurationInputFormatConfigurationArgs{
						Deserializer: &kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationDataFormatConversionConfigurationInputFormatConfigurationDeserializerArgs{
							OpenXJsonSerDe: &kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationDataFormatConversionConfigurationInputFormatConfigurationDeserializerOpenXJsonSerDeArgs{},
						},
					},
					OutputFormatConfiguration: &kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationDataFormatConversionConfigurationOutputFormatConfigurationArgs{
						Serializer: &kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationDataFormatConversionConfigurationOutputFormatConfigurationSerializerArgs{
							ParquetSerDe: &kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationDataFormatConversionConfigurationOutputFormatConfigurationSerializerParquetSerDeArgs{},
						},
					},
					SchemaConfiguration: &kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationDataFormatConversionConfigurationSchemaConfigurationArgs{
						DatabaseName: database.Name,
						TableName:    pulumi.String("clicks"),
						RoleArn:      role.Arn,
					},
				},
			},
		})
		if err != nil {
			return err
		}

		for _, j := range jobs {
			_, err := glue.NewJob(ctx, j.name, &glue.JobArgs{
				RoleArn:         role.Arn,
				GlueVersion:     pulumi.String("5.0"),
				WorkerType:      pulumi.String(j.workerType),
				NumberOfWorkers: pulumi.Int(j.workers),
				Command: &glue.JobCommandArgs{
					ScriptLocation: pulumi.Sprintf("s3://%s/jobs/%s.py", buckets["curated"].Bucket, j.name),
					PythonVersion:  pulumi.String("3"),
				},
			})
			if err != nil {
				return err
			}
		}

		warehouse, err := redshift.NewCluster(ctx, "warehouse", &redshift.ClusterArgs{
			ClusterIdentifier:    pulumi.String("warehouse"),
			NodeType:             pulumi.String("ra3.xlplus"),
			NumberOfNodes:        pulumi.Int(warehouseNodes),
			ClusterType:          pulumi.String("multi-node"),
			MasterUsername:       pulumi.String("lake"),
			ManageMasterPassword: pulumi.Bool(true),
			Encrypted:            pulumi.Bool(true),
			KmsKeyId:             key.Arn,
			IamRoles:             pulumi.StringArray{role.Arn},
			SkipFinalSnapshot:    pulumi.Bool(true),
		})
		if err != nil {
			return err
		}

		_, err = cloudwatch.NewLogGroup(ctx, "lake", &cloudwatch.LogGroupArgs{
			Name:            pulumi.String("/lake"),
			RetentionInDays: pulumi.Int(7),
		})
		if err != nil {
			return err
		}

		ctx.Export("warehouse", warehouse.Endpoint)
		return nil
	})
}

// newZone makes a bucket of the lake, which archives what is old, and the crawler that keeps its tables.
func newZone(ctx *pulumi.Context, zone string, role *iam.Role, database *glue.CatalogDatabase) (*s3.BucketV2, error) {
	bucket, err := s3.NewBucketV2(ctx, zone, &s3.BucketV2Args{BucketPrefix: pulumi.Sprintf("lake-%s-", zone)})
	if err != nil {
		return nil, err
	}
	_, err = s3.NewBucketLifecycleConfigurationV2(ctx, zone, &s3.BucketLifecycleConfigurationV2Args{
		Bucket: bucket.ID(),
		Rules: s3.BucketLifecycleConfigurationV2RuleArray{
			&s3.BucketLifecycleConfigurationV2RuleArgs{
				Id:     pulumi.String("archive"),
				Status: pulumi.String("Enabled"),
				Transitions: s3.BucketLifecycleConfigurationV2RuleTransitionArray{
					&s3.BucketLifecycleConfigurationV2RuleTransitionArgs{
						Days:         pulumi.Int(90),
						StorageClass: pulumi.String("GLACIER"),
					},
				},
			},
		},
	})
	if err != nil {
		return nil, err
	}
	_, err = glue.NewCrawler(ctx, zone, &glue.CrawlerArgs{
		DatabaseName: database.Name,
		Role:         role.Arn,
		Schedule:     pulumi.String("cron(0 3 * * ? *)"),
		S3Targets: glue.CrawlerS3TargetArray{
			&glue.CrawlerS3TargetArgs{Path: pulumi.Sprintf("s3://%s", bucket.Bucket)},
		},
	})
	return bucket, err
}
