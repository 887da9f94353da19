/** Tells CloudFormation templates from all other YAML and JSON, by what they say and at a cost that nobody notices. */
import { type Pieces, sectionsOf, splitData } from '../../syntax/yaml';

/** CloudFormation takes templates of at most 1 MB; larger text, some of it comments, is read up to this. UTF-16 code units. */
export const largestTemplate = 4_000_000;

/** `Type: AWS::EC2::Instance`, `"Type": "Custom::Thing"`, in the middle of a template. */
const resourceType = /["']?\bType["']?\s*:\s*["']?[A-Za-z0-9]+::[A-Za-z0-9]+/;

/**
 * Where the pieces of a template are; `undefined` for text that is none. A template has `AWSTemplateFormatVersion`, or
 * `Resources` of which one has a type like `AWS::S3::Bucket`.
 */
export function recognizeTemplate(text: string): Pieces | undefined {
  if (text.length > largestTemplate || !mayBeTemplate(text)) return undefined;
  const pieces = splitData(text);
  const sections = sectionsOf(pieces.pieces);
  if (sections.has('AWSTemplateFormatVersion')) return pieces;
  if (!sections.has('Resources') || (sections.has('apiVersion') && sections.has('kind'))) return undefined;
  return resourceType.test(text) ? pieces : undefined;
}

/** Whether a template is still one after an edit, by its top-level keys. */
export function remainsTemplate(sections: ReadonlySet<string>): boolean {
  if (sections.has('AWSTemplateFormatVersion')) return true;
  return sections.has('Resources') && !(sections.has('apiVersion') && sections.has('kind'));
}

function mayBeTemplate(text: string): boolean {
  if (text.includes('AWSTemplateFormatVersion')) return true;
  return text.includes('Resources') && text.includes('::');
}
