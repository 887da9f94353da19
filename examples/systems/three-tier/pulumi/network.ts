import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

export interface NetworkArgs {
  readonly cidrBlock: string;
  readonly zones: number;
  /** Whether each zone has a NAT gateway, or one serves all. */
  readonly gatewayPerZone: boolean;
  readonly tags: Record<string, string>;
}

/** A VPC with a public and a private subnet in each zone. */
export class Network extends pulumi.ComponentResource {
  readonly vpc: aws.ec2.Vpc;
  readonly publicSubnets: aws.ec2.Subnet[] = [];
  readonly privateSubnets: aws.ec2.Subnet[] = [];

  constructor(name: string, args: NetworkArgs, options?: pulumi.ComponentResourceOptions) {
    super('tickets:network:Network', name, {}, options);
    const { zones, tags } = args;
    const available = aws.getAvailabilityZonesOutput({ state: 'available' });
    const gateways: aws.ec2.NatGateway[] = [];

    this.vpc = new aws.ec2.Vpc(name, { cidrBlock: args.cidrBlock, tags }, { parent: this });
    new aws.ec2.InternetGateway(name, { vpcId: this.vpc.id, tags }, { parent: this });

    for (let zone = 0; zone < zones; zone++) {
      const subnet = (kind: string, third: number) =>
        new aws.ec2.Subnet(
          `${name}-${kind}-${zone}`,
          {
            vpcId: this.vpc.id,
            cidrBlock: `10.20.${third}.0/24`,
            availabilityZone: available.names[zone],
            tags,
          },
          { parent: this },
        );
      this.publicSubnets.push(subnet('public', zone));
      this.privateSubnets.push(subnet('private', 10 + zone));

      if (zone === 0 || args.gatewayPerZone) {
        const address = new aws.ec2.Eip(`${name}-nat-${zone}`, { domain: 'vpc', tags }, { parent: this });
        gateways.push(
          new aws.ec2.NatGateway(
            `${name}-${zone}`,
            { allocationId: address.id, subnetId: this.publicSubnets[zone].id, tags },
            { parent: this },
          ),
        );
      }

      const routes = new aws.ec2.RouteTable(
        `${name}-private-${zone}`,
        {
          vpcId: this.vpc.id,
          routes: [{ cidrBlock: '0.0.0.0/0', natGatewayId: gateways[Math.min(zone, gateways.length - 1)].id }],
        },
        { parent: this },
      );
      new aws.ec2.RouteTableAssociation(
        `${name}-private-${zone}`,
        { subnetId: this.privateSubnets[zone].id, routeTableId: routes.id },
        { parent: this },
      );
    }

    this.registerOutputs();
  }
}
