/** Helpers of the CloudFormation tests: templates in, one line per resource out. */
import type { CanonicalTypes, CloudFormationMap } from '../../../src/analyzer/canonical';
import type { CloudFormationSettings } from '../../../src/analyzer/cloudformation/settings';
import { CloudFormationWorkspace } from '../../../src/analyzer/cloudformation/workspace';
import type { Resource } from '../../../src/analyzer/resource';
import { UnknownValue } from '../../../src/expression/value';
import type { Host } from '../../../src/host';
import { parseExpression } from '../../../src/syntax/hcl';
import { valueText } from '../workspace-text';

export const plainSettings: CloudFormationSettings = {
  defaultRegion: 'us-east-1',
  accountId: '111122223333',
  parameters: new Map(),
  parameterFiles: [],
};

/** Types whose attributes are the properties themselves, unless a map says otherwise. */
export function typesOf(maps: readonly CloudFormationMap[] = []): CanonicalTypes {
  return {
    ofCloudFormation: (type) => maps.filter((map) => map.cloudFormationType === type),
    attributeNames: () => undefined,
  };
}

export function mapOf(
  type: string,
  cloudFormationType: string,
  attributes: Readonly<Record<string, string>>,
  when?: string,
): CloudFormationMap {
  return {
    type,
    cloudFormationType,
    when: when === undefined ? null : parseExpression(when).expression,
    attributes: new Map(
      Object.entries(attributes).map(([name, path]) => [name, { kind: 'property', path: path.split('.') }]),
    ),
  };
}

/** A workspace with these files; names are relative to `/ws`. */
export function workspaceOf(
  files: Readonly<Record<string, string>>,
  settings: Partial<CloudFormationSettings> = {},
  maps: readonly CloudFormationMap[] = [],
): CloudFormationWorkspace {
  const workspace = new CloudFormationWorkspace({
    types: typesOf(maps),
    settings: { ...plainSettings, ...settings },
  });
  for (const [name, text] of Object.entries(files)) workspace.put(`/ws/${name}`, text);
  return workspace;
}

/** `address @region {attributes}` of every resource of every template that no other one calls. */
export function resourceLines(workspace: CloudFormationWorkspace): readonly string[] {
  return workspace.projects().flatMap((project) => project.resources().map(resourceLine));
}

export function resourceLine(resource: Resource): string {
  const { instances, region, attributes, address, type } = resource;
  const number = instances instanceof UnknownValue ? ` × ? (${instances.cause.message})` : '';
  const place =
    region === 'us-east-1' ? '' : ` @${region instanceof UnknownValue ? `? (${region.cause.message})` : region}`;
  return `${address} ${type}${number}${place} ${valueText(attributes)}`;
}

export function diagnosticLines(workspace: CloudFormationWorkspace): readonly string[] {
  return workspace
    .projects()
    .flatMap((project) => project.diagnostics())
    .map(({ severity, message, file, range }) => `${file.slice(4)}:${range().start.line + 1} ${severity}: ${message}`);
}

/** Files in memory as a Host. */
export function memory(files: Readonly<Record<string, string>>): Host {
  return {
    read: async (file) => files[file],
    list: async () => [],
  };
}

/** A resource `R` whose property `V` is the text given, under these other sections. */
export function templateWith(value: string, sections = ''): string {
  return `AWSTemplateFormatVersion: "2010-09-09"\n${sections}Resources:\n  Bucket: {Type: "AWS::S3::Bucket"}\n  R:\n    Type: X::Y::Z\n    Properties:\n      V: ${value}\n`;
}
