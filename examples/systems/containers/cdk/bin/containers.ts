import { App } from 'aws-cdk-lib';
import { ContainersStack } from '../lib/containers-stack';

const app = new App();
new ContainersStack(app, 'Containers', { env: { region: 'us-east-1' } });
