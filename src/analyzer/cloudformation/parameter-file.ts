/** Parameter files: values for a template's parameters, in the formats of the AWS CLI, CodePipeline and CDK. */
import { getNodeValue, type Node, parseTree } from 'jsonc-parser';
import { type DataNode, parseData } from '../../syntax/yaml';

/** A value as a parameter file has it: always a text, or a list of texts. */
export type ParameterInput = string | readonly string[];

/** Larger files are no parameters. UTF-16 code units. */
const largest = 500_000;

/** Whether a file, by a look at its text, holds parameters and nothing else. */
export function isParameterFile(text: string): boolean {
  if (text.length > largest) return false;
  if (/^\uFEFF?\s*\[\s*\{/.test(text)) return text.includes('"ParameterKey"');
  // CodePipeline's template configuration, and the deployment file of Git sync.
  if (/^\uFEFF?\s*\{\s*"(Parameters|Tags|StackPolicy)"\s*:/.test(text)) {
    return text.includes('"Parameters"') && !text.includes('"Resources"') && !text.includes('"Type"');
  }
  return /^template-file-path\s*:/m.test(text) && /^parameters\s*:/m.test(text);
}

/**
 * The values that a parameter file states, whatever its format: `[{"ParameterKey": …, "ParameterValue": …}]` (AWS CLI),
 * `["Key=Value"]` (`aws cloudformation deploy`), `{"Parameters": {…}}` (CodePipeline), `parameters:` (Git sync), `{"Key": "Value"}`.
 * `undefined` for a file in none of them.
 */
export function readParameterFile(text: string): ReadonlyMap<string, ParameterInput> | undefined {
  if (text.length > largest) return undefined;
  try {
    if (/^\uFEFF?\s*[[{]/.test(text)) {
      const root = parseTree(text);
      return root && fromJson(root);
    }
    return fromYaml(text);
  } catch (error) {
    // The JSON library recurses as deep as the text is nested.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function fromJson(root: Node): ReadonlyMap<string, ParameterInput> | undefined {
  const values = new Map<string, ParameterInput>();
  if (root.type === 'array') {
    for (const item of root.children ?? []) {
      if (item.type === 'string') {
        const [, key, value] = /^([^=]+)=(.*)$/s.exec(String(item.value)) ?? [];
        if (key === undefined || value === undefined) return undefined;
        values.set(key, value);
        continue;
      }
      const key = property(item, 'ParameterKey')?.value;
      if (typeof key !== 'string') return undefined;
      const input = inputOf(property(item, 'ParameterValue'));
      if (input !== undefined) values.set(key, input);
    }
    return values;
  }
  const parameters = property(root, 'Parameters') ?? property(root, 'parameters') ?? root;
  if (parameters.type !== 'object') return undefined;
  for (const { children: [key, value] = [] } of parameters.children ?? []) {
    const input = inputOf(value);
    if (key && input !== undefined) values.set(String(key.value), input);
  }
  return values;
}

function property(node: Node, name: string): Node | undefined {
  if (node.type !== 'object') return undefined;
  return node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

function inputOf(node: Node | undefined): ParameterInput | undefined {
  if (!node) return undefined;
  if (node.type === 'array') return (node.children ?? []).map((item) => String(getNodeValue(item)));
  return node.type === 'object' || node.type === 'null' ? undefined : String(node.value);
}

function fromYaml(text: string): ReadonlyMap<string, ParameterInput> | undefined {
  const entries = parseData(text).chunks.flatMap((chunk) => chunk.entries);
  const named = entries.filter(({ section, key }) => /^parameters$/i.test(section) && key !== '');
  const values = new Map<string, ParameterInput>();
  const take = (key: string, node: DataNode): void => {
    if (node.kind === 'list') values.set(key, node.items.map(scalarText));
    else if (node.kind === 'scalar' && node.value !== null) values.set(key, String(node.value));
  };
  if (named.length > 0) for (const { key, node } of named) take(key, node);
  else for (const { section, key, node } of entries) if (key === '') take(section, node);
  return values.size > 0 ? values : undefined;
}

function scalarText(node: DataNode): string {
  return node.kind === 'scalar' ? String(node.value ?? '') : '';
}
