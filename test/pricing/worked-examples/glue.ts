/** Glue: jobs by the DPU-hour. */
import type { WorkedExample } from './worked-example';

export const examples: readonly WorkedExample[] = [
  {
    name: 'a job of a quarter of an hour',
    page: 'https://aws.amazon.com/glue/pricing/, ETL job',
    says: '6 DPUs for 15 minutes at $0.44',
    code: `
      resource "aws_glue_job" "etl" {
        max_capacity = 6
        command {
          script_location = "s3://scripts/etl.py"
        }
      }`,
    usage: '  aws_glue_job.etl: { monthly_hours: 0.25 }',
    total: 0.66,
  },
];
