import { TextDocument } from '../analyzer/text-document';
import type { SpecBook } from '../engine/spec-book';
import type { UsageFile } from '../engine/usage';
import { checkUsage } from '../engine/usage-check';
import { nameOf } from '../host';

/**
 * What is wrong in a usage file: `usage.yml:3: aws_instance has no usage key "operating_sistem", …`. Its addresses are taken to be
 * right, for one file may state the use of several projects.
 */
export function usageRemarks(text: string, { file, errors }: UsageFile, specs: SpecBook): readonly string[] {
  const document = new TextDocument(file, text);
  const subjects = {
    specFor: (type: string) => specs.get(type),
    addresses: new Map<string, string>(),
    profile: '',
    shared: nameOf(file).startsWith('infracost'),
  };
  const told = new Set(errors.map(({ line }) => line));
  const keys = checkUsage(text, subjects)
    .filter(({ code, severity }) => severity !== 'information' && (code === 'usage-key' || code === 'usage-value'))
    .map(({ start, message }) => ({ line: document.positionAt(start).line, message }))
    .filter(({ line }) => !told.has(line));
  return [...errors, ...keys].map(({ line, message }) => `${file}:${line + 1}: ${message}`);
}
