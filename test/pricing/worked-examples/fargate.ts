/** Fargate: tasks of ECS on Linux, Arm and Windows, pods of EKS; the page's examples, and one that AWS's calculator worked out. */
import type { WorkedExample } from './worked-example';

const page = (heading: string): string => `https://aws.amazon.com/fargate/pricing/, ${heading}`;

const tasks = (count: number, storage: number, platform = '', size = { cpu: 1024, memory: 2048 }): string => `
  resource "aws_ecs_task_definition" "t" {
    family                = "t"
    cpu                   = ${size.cpu}
    memory                = ${size.memory}
    container_definitions = "[]"
    ephemeral_storage {
      size_in_gib = ${storage}
    }
    ${platform}
  }
  resource "aws_ecs_service" "s" {
    name            = "s"
    launch_type     = "FARGATE"
    desired_count   = ${count}
    task_definition = aws_ecs_task_definition.t.arn
  }`;

export const examples: readonly WorkedExample[] = [
  {
    name: 'tasks with more storage than is free',
    page: page('Example 1'),
    says: 'five tasks of 1 vCPU, 2 GB and 30 GB of storage, ten minutes a day for 30 days: $1.01 + $0.22 + $0.03',
    hoursPerMonth: 5,
    code: tasks(5, 30),
    total: 1.26,
  },
  {
    name: 'tasks on Arm',
    page: page('Example 2'),
    says: 'the same on Graviton2: $0.81 + $0.18 + $0.03',
    hoursPerMonth: 5,
    code: tasks(5, 30, 'runtime_platform {\ncpu_architecture = "ARM64"\n}'),
    total: 1.02,
  },
  {
    name: 'pods of EKS',
    page: page('Example 3'),
    says: 'ten pods of 0.25 vCPU and 1 GB, an hour a day for 30 days: $3.04 + $1.33',
    hoursPerMonth: 30,
    code: `
      resource "aws_eks_fargate_profile" "p" {
        cluster_name         = "c"
        fargate_profile_name = "p"
      }`,
    usage: '  aws_eks_fargate_profile.p: { vcpu: 2.5, memory_gb: 10 }',
    total: 4.37,
  },
  {
    name: 'tasks on Windows',
    page: page('Example 4'),
    says: 'ten tasks of 1 vCPU and 2 GB, an hour a day for 30 days: $27.45 + $13.80 for the system + $6.00',
    hoursPerMonth: 30,
    code: tasks(10, 20, 'runtime_platform {\noperating_system_family = "WINDOWS_SERVER_2022_CORE"\n}'),
    total: 47.25,
    ours: {
      total: 30.83,
      because:
        'a vCPU and a GB on Windows cost $0.046552 and $0.00511175 an hour in the price list (2025-10 and later copies), half of what the example counts',
    },
  },
  {
    name: 'tasks on Arm in Frankfurt, all month',
    page: 'https://calculator.aws/, AWS Fargate (version 0.0.66 of its form, September 2026)',
    says: 'four tasks of 2 vCPU and 4 GB for 730 hours',
    region: 'eu-central-1',
    code: tasks(4, 20, 'runtime_platform {\ncpu_architecture = "ARM64"\n}', { cpu: 2048, memory: 4096 }),
    total: 265.31,
  },
];
