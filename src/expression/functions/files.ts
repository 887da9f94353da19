/** Functions on paths and files. Files are read through the context only. */

import { toSet } from '../convert';
import { fail } from '../error';
import type { FunctionContext, TerraformFunction } from '../function';
import { type MapValue, UnknownValue, type Value } from '../value';
import { toBase64, utf8 } from './bytes';
import { globPattern } from './glob';
import { digests } from './hashes';
import { baseName, cleanPath, directoryName } from './paths';
import { binary, mapping, text, unary } from './signature';

export const fileFunctions: readonly TerraformFunction[] = [
  unary('basename', text('path'), baseName),
  unary('dirname', text('path'), directoryName),
  unary('abspath', text('path'), absolutePath),
  unary('pathexpand', text('path'), expandHome),
  unary('file', text('path'), (path, context) => readText(path, context)),
  unary('filebase64', text('path'), (path, context) => withBytes(path, context, toBase64)),
  ...Object.entries(digests).map(([name, digest]) =>
    unary(fileDigestName(name), text('path'), (path, context) => withBytes(path, context, digest)),
  ),
  unary('fileexists', text('path'), fileExists),
  binary('fileset', text('path'), text('pattern'), fileSet),
  binary('templatefile', text('path'), mapping('vars'), (path, variables, context) => {
    const template = readText(path, context);
    return typeof template === 'string' ? render('templatefile', template, variables, context) : template;
  }),
  binary('templatestring', text('template'), mapping('vars'), (template, variables, context) =>
    render('templatestring', template, variables, context),
  ),
];

/** `filesha256`, `filebase64sha256`: the name of a hash function with `file` before it. */
function fileDigestName(name: string): string {
  return `file${name}`;
}

function unavailable(message: string): UnknownValue {
  return new UnknownValue({ kind: 'unavailable', message });
}

function readText(path: string, context: FunctionContext): Value {
  if (!context.readFile) return unavailable(`the file ${path} cannot be read here`);
  return context.readFile(path) ?? fail(`there is no file "${path}" with text`);
}

/** What becomes of a file's bytes; a file that is not there is an error. */
function withBytes(path: string, context: FunctionContext, use: (bytes: Uint8Array) => string): Value {
  const bytes = readBytes(path, context);
  if (bytes instanceof UnknownValue) return bytes;
  return bytes ? use(bytes) : fail(`there is no file "${path}"`);
}

function readBytes(path: string, context: FunctionContext): Uint8Array | UnknownValue | undefined {
  if (context.readBytes) return context.readBytes(path);
  if (!context.readFile) return unavailable(`the file ${path} cannot be read here`);
  const content = context.readFile(path);
  return typeof content === 'string' ? utf8(content) : content;
}

function fileExists(path: string, context: FunctionContext): Value {
  const bytes = readBytes(path, context);
  return bytes instanceof UnknownValue ? bytes : bytes !== undefined;
}

function fileSet(path: string, pattern: string, context: FunctionContext): Value {
  if (!context.listFiles) return unavailable(`the folder ${path} cannot be listed here`);
  const files = context.listFiles(path) ?? [];
  if (files instanceof UnknownValue) return files;
  const glob = globPattern(pattern);
  return toSet(files.filter((file) => glob.matches(file)));
}

function absolutePath(path: string, context: FunctionContext): Value {
  if (path.startsWith('/')) return cleanPath(path);
  if (context.workingDirectory === undefined) return unavailable('the working directory of Terraform is not known');
  return cleanPath(`${context.workingDirectory}/${path}`);
}

function expandHome(path: string, context: FunctionContext): Value {
  if (!path.startsWith('~')) return path;
  if (path !== '~' && !path.startsWith('~/'))
    return fail(`the home directory of another user cannot be known: "${path}"`);
  if (context.homeDirectory === undefined) return unavailable('the home directory is not known here');
  return cleanPath(context.homeDirectory + path.slice(1));
}

function render(name: string, template: string, variables: MapValue, context: FunctionContext): Value {
  for (const key of variables.entries.keys()) {
    if (!/^\p{ID_Start}[\p{ID_Continue}-]*$/u.test(key)) fail(`"${key}" cannot be the name of a template variable`);
  }
  if (!context.renderTemplate) return unavailable(`${name}() cannot be run here`);
  return context.renderTemplate(template, variables.entries);
}
