/** The list of a provider's types that cost nothing by themselves: `free.yaml`. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { isCloudFormationType } from './cloudformation-map';
import type { SpecError } from './spec';
import { checkKeys, plainText, type Reader } from './spec-reader';
import { parseYaml } from './yaml';

export interface FreeList {
  /** Why each type is free; empty where there is nothing to say. */
  readonly types: ReadonlyMap<string, string>;
  /** The same for types that begin alike: `Custom::` for `Custom::*`. */
  readonly beginnings: ReadonlyMap<string, string>;
  readonly errors: readonly SpecError[];
}

/** `{free: [aws_iam_role, …], cloudformation: [AWS::IAM::Role, {type: Custom::*, because: …}, …]}`. */
export function loadFreeList(text: string, file: string): FreeList {
  const { document, errors: yamlErrors, lineOf } = parseYaml(text);
  const errors: SpecError[] = yamlErrors.map((error) => ({ file, ...error }));
  const reader: Reader = {
    lineOf,
    fail: (node, message) => {
      errors.push({ file, line: lineOf(node), message });
    },
  };
  const types = new Map<string, string>();
  const beginnings = new Map<string, string>();
  const root: unknown = document.contents;
  if (!isMap(root) || !root.has('free')) {
    reader.fail(isMap(root) ? root : null, 'A list of free types is {free: [type, …]}');
    return { types, beginnings, errors };
  }
  checkKeys(reader, root, ['free', 'cloudformation'], 'a list of free types');
  for (const node of listOf(reader, root, 'free')) {
    const type = plainText(node);
    if (type) types.set(type, '');
    else reader.fail(node, 'The name of a type is expected here');
  }
  for (const node of listOf(reader, root, 'cloudformation')) {
    const { type, because } = cloudFormationEntry(reader, node);
    if (type?.endsWith('::*')) beginnings.set(type.slice(0, -1), because);
    else if (type && isCloudFormationType(type)) types.set(type, because);
    else reader.fail(node, 'A CloudFormation type (AWS::IAM::Role, Custom::*) or {type, because} is expected here');
  }
  return { types, beginnings, errors };
}

function listOf(reader: Reader, root: YAMLMap, key: string): readonly Node[] {
  const list: unknown = root.get(key, true);
  if (isSeq<Node>(list)) return list.items;
  if (list !== undefined) reader.fail(isScalar(list) ? list : root, `"${key}" is a list of types`);
  return [];
}

function cloudFormationEntry(reader: Reader, node: Node): { type: string | undefined; because: string } {
  if (!isMap(node)) return { type: plainText(node), because: '' };
  checkKeys(reader, node, ['type', 'because'], 'a free type');
  return { type: plainText(node.get('type', true)), because: plainText(node.get('because', true)) ?? '' };
}
