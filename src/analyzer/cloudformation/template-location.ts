/** Where the template of a nested stack is, as far as the text alone tells it. */
import { resolvePath } from '../../host';
import { childOf, type DataNode, textOf } from '../../syntax/yaml';
import { functionOf } from './scope';

export type TemplateLocation =
  /** A file beside the template that calls it. */
  | { readonly kind: 'path'; readonly path: string }
  /**
   * The end of an address elsewhere, from the last part backwards: `vpc.yaml`, `templates`. Templates are uploaded under the names
   * that they have in the workspace, so this may be one of them.
   */
  | { readonly kind: 'name'; readonly parts: readonly string[] };

/** What is not told by the text, between the parts that are. */
const gap = '\0';

/** @param properties of a stack, a stack set or an application */
export function locationOf(properties: DataNode | undefined, directory: string): TemplateLocation | undefined {
  const node = childOf(properties, 'TemplateURL') ?? childOf(properties, 'Location');
  if (!node || childOf(node, 'ApplicationId')) return undefined;
  const text = writtenText(node, 0);
  if (!text.includes(gap) && !isUrl(text))
    return text === '' ? undefined : { kind: 'path', path: resolvePath(directory, text) };
  const parts = lastParts(text);
  return parts.length === 0 ? undefined : { kind: 'name', parts };
}

export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** The text of a node with a gap for each part that depends on anything. */
function writtenText(node: DataNode, depth: number): string {
  const plain = textOf(node);
  if (plain !== undefined) return plain;
  const call = functionOf(node);
  if (!call || depth > 3) return gap;
  const [first, second] = call.argument.kind === 'list' ? call.argument.items : [call.argument];
  if (call.name === 'Fn::If' && call.argument.kind === 'list') {
    return commonEnd(call.argument.items.slice(1).map((item) => writtenText(item, depth + 1)));
  }
  if (call.name === 'Fn::Sub') return (textOf(first) ?? gap).replace(/\$\{[^{}]*\}/g, gap);
  if (call.name !== 'Fn::Join' || second?.kind !== 'list') return gap;
  return second.items.map((item) => writtenText(item, depth + 1)).join(textOf(first) ?? gap);
}

/** A gap and the last parts that all have: a bucket for tests has the templates that the other one has. */
function commonEnd([first = '', ...others]: readonly string[]): string {
  const parts: string[] = [];
  const all = others.map((text) => text.split('/').reverse());
  for (const [index, part] of first.split('/').reverse().entries()) {
    if (all.some((other) => other[index] !== part)) break;
    parts.unshift(part);
  }
  return [gap, ...parts].join('/');
}

/**
 * `templates/vpc.yaml` of `https://${Bucket}.s3.amazonaws.com/${Prefix}templates/vpc.yaml?versionId=1`: a prefix ends in a slash, where
 * what follows could be a name by itself.
 */
function lastParts(text: string): readonly string[] {
  const path = text.replace(/[?#].*$/s, '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\/?/i, '');
  const parts: string[] = [];
  for (const part of path.split('/').reverse()) {
    const written = part.slice(part.lastIndexOf(gap) + 1);
    const isWhole = written.length === part.length;
    if (parts.length === 0 && !(isWhole ? /^[\w.-]+\.[a-z]+$/i : /^[a-z0-9][\w.-]*\.[a-z]+$/i).test(written)) return [];
    if (written !== '') parts.push(written);
    if (!isWhole || parts.length >= 8) break;
  }
  return parts;
}
