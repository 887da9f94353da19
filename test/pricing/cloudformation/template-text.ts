/** Properties of CloudFormation resources in, what they cost out as text, by the maps of the bundled specs. */
import { canonicalize, mapApplies } from '../../../src/analyzer/canonicalize';
import { createRelated } from '../../../src/analyzer/related';
import type { Resource } from '../../../src/analyzer/resource';
import { engine, resourcesText } from '../specs/estimate-text';
import { toProperties } from './properties';

/** CloudFormation type and properties by name; another resource is referred to with `ref`. */
export type Template = Readonly<Record<string, readonly [type: string, properties?: object]>>;

/** As `estimateText` for Terraform: a resource of the same name costs the same if both texts are the same. */
export function templateText(template: Template, usage?: string): string {
  const resources = resourcesOf(template);
  return resourcesText(resources, createRelated(resources, undefined), usage);
}

function resourcesOf(template: Template): readonly Resource[] {
  return Object.entries(template).map(([name, [writtenType, properties = {}]]) => {
    const self = toProperties(properties);
    const map = engine.specs.ofCloudFormation(writtenType).find((candidate) => mapApplies(candidate, self) === true);
    const type = map?.type ?? writtenType;
    const range = () => ({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    return {
      address: `${type}.${name}`,
      type,
      writtenType,
      provider: 'aws',
      name,
      title: name,
      module: '',
      region: 'us-east-1',
      regionAssumed: false,
      attributes: map ? canonicalize(map, self).attributes : self,
      tags: new Map(),
      instances: [`${type}.${name}`],
      source: {
        file: 'template.yaml',
        range,
        headerRange: range,
        mentions: () => [],
        attributeRange: () => undefined,
      },
    };
  });
}
