/** Functions on paths and files. Files are read through the context only. */
import { fail } from '../error';
import type { FunctionContext, TerraformFunction } from '../function';
import { UnknownValue, type Value } from '../value';
import { baseName, directoryName } from './paths';
import { text, unary } from './signature';

export const fileFunctions: readonly TerraformFunction[] = [
  unary('basename', text('path'), baseName),
  unary('dirname', text('path'), directoryName),
  unary('file', text('path'), (path, context) => readText(path, context)),
];

function readText(path: string, context: FunctionContext): Value {
  if (!context.readFile) {
    return new UnknownValue({ kind: 'unavailable', message: `the file ${path} cannot be read here` });
  }
  return context.readFile(path) ?? fail(`there is no file "${path}"`);
}
