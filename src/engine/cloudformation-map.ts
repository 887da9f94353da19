/** Reads `cloudformation:` of a price spec: how CloudFormation says the type, and which property each attribute comes from. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { AttributeMap, CloudFormationMap } from '../analyzer/canonical';
import { checkKeys, nodeOf, optional, plainText, type Reader, readExpression } from './spec-reader';

/** A map or an attribute with a mistake in it is left out; the others still work. */
export function readCloudFormation(reader: Reader, node: unknown, type: string): readonly CloudFormationMap[] {
  if (node === undefined) return [];
  if (!isSeq<Node>(node)) return readMap(reader, node, type);
  if (node.items.length === 0) reader.fail(node, expected);
  return node.items.flatMap((item) => readMap(reader, item, type));
}

/** `AWS::EC2::NatGateway`, `AWS::AutoScaling::AutoScalingGroup`; third parties have names of their own in front. */
export function isCloudFormationType(text: string): boolean {
  return /^[A-Za-z0-9]{1,64}(::[A-Za-z0-9]{1,64}){2,3}$/.test(text);
}

const expected =
  'A CloudFormation type (AWS::EC2::NatGateway), {type, when, attributes}, or a list of them is expected';

function readMap(reader: Reader, node: unknown, type: string): readonly CloudFormationMap[] {
  if (!isMap(node)) {
    const name = plainText(node);
    if (name && isCloudFormationType(name))
      return [{ type, cloudFormationType: name, when: null, attributes: new Map() }];
    reader.fail(isScalar(node) ? node : null, expected);
    return [];
  }
  checkKeys(reader, node, ['type', 'when', 'attributes'], 'a CloudFormation map');
  const name = plainText(node.get('type', true));
  if (!name || !isCloudFormationType(name)) {
    reader.fail(nodeOf(node, 'type'), 'A CloudFormation map needs "type": AWS::EC2::NatGateway');
    return [];
  }
  const when = optional(reader, node, 'when', readExpression);
  const attributes = readAttributes(reader, node, 'attributes');
  return when === undefined ? [] : [{ type, cloudFormationType: name, when, attributes }];
}

function readAttributes(reader: Reader, map: YAMLMap, key: string): ReadonlyMap<string, AttributeMap> {
  const result = new Map<string, AttributeMap>();
  if (!map.has(key)) return result;
  const node: unknown = map.get(key, true);
  if (!isMap(node)) {
    reader.fail(nodeOf(map, key), 'A map of attributes is expected: attribute: Property');
    return result;
  }
  for (const { key: nameNode, value } of node.items) {
    const name = String(isScalar(nameNode) ? nameNode.value : '');
    const attribute = readAttribute(reader, value, isScalar(nameNode) ? nameNode : node);
    if (result.has(name)) reader.fail(isScalar(nameNode) ? nameNode : node, `"${name}" is there twice`);
    if (attribute) result.set(name, attribute);
  }
  return result;
}

function readAttribute(reader: Reader, node: unknown, place: Node): AttributeMap | undefined {
  if (isMap(node)) {
    const kinds = ['value', 'each', 'block'].filter((key) => node.has(key));
    if (kinds.length === 1) return readStructured(reader, node, kinds[0] ?? '');
  } else {
    const path = readPath(node);
    if (path) return { kind: 'property', path };
  }
  reader.fail(
    place,
    'A property (Ebs.VolumeSize), {value: expression}, {each: Property, attributes} or {block: attributes} is expected',
  );
  return undefined;
}

function readStructured(reader: Reader, node: YAMLMap, kind: string): AttributeMap | undefined {
  if (kind === 'value') {
    checkKeys(reader, node, ['value'], 'a computed attribute');
    const expression = readExpression(reader, node.get('value', true));
    return expression && { kind: 'expression', expression };
  }
  const each = kind === 'each';
  checkKeys(reader, node, each ? ['each', 'when', 'attributes'] : ['block', 'when'], 'a block');
  const of = each ? readPath(node.get('each', true)) : [];
  if (!of) reader.fail(nodeOf(node, 'each'), '"each" is the property that holds the list: BlockDeviceMappings');
  const when = optional(reader, node, 'when', readExpression);
  const attributes = readAttributes(reader, node, each ? 'attributes' : 'block');
  return of && when !== undefined ? { kind: 'blocks', of, when, attributes } : undefined;
}

/** Names with dots between them; a number takes one of a list: `Addresses.0`. */
function readPath(node: unknown): readonly string[] | undefined {
  const text = plainText(node);
  return text && /^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/.test(text) ? text.split('.') : undefined;
}
