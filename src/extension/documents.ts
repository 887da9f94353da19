/** Which documents and files Costline looks at. */
import type * as vscode from 'vscode';

const terraform = ['**/*.{tf,tofu,tfvars}', '**/*.{tf,tofu,tfvars}.json'];
/** What it says decides whether such a file is a template or a project; all others are left alone. */
const shared = ['**/*.{yaml,yml,json,template}'];
/** Rate tables of a team; price specs are YAML. */
const rateTables = '**/.costline/rates/**/*.csv';
const programs = '**/*.{ts,mts,cts,js,mjs,cjs,py,go}';
const languages = ['terraform', 'terraform-vars', 'opentofu', 'opentofu-vars'];
/** Of buffers without a name: what they say decides. */
const sharedLanguages = ['yaml', 'json', 'jsonc', 'cloudformation'];
const programLanguages = ['typescript', 'javascript', 'python', 'go'];

/**
 * Files by their name, for `.tf.json` is JSON to the editor; buffers without a name by the language chosen for them. Programs
 * are asked for by the server, where there is a project that has some.
 */
export const infrastructureSelector = [
  ...[...terraform, ...shared, rateTables].map((pattern) => ({ scheme: 'file', pattern })),
  ...[...languages, ...sharedLanguages].map((language) => ({ scheme: 'untitled', language })),
];

/** Changes on disk that change a cost, whether or not the file is open. */
export const watchedFiles = [
  ...terraform,
  ...shared,
  programs,
  '**/.terraform/modules/modules.json',
  '**/samconfig.toml',
];

/** Whether the document may have amounts in it. */
export function isInfrastructure({ uri, languageId }: vscode.TextDocument): boolean {
  if (uri.scheme === 'untitled') return languages.includes(languageId) || sharedLanguages.includes(languageId);
  if (uri.scheme !== 'file') return false;
  return (
    /\.(tf|tofu|tfvars)(\.json)?$/.test(uri.path) ||
    /\.(ya?ml|json|template)$/.test(uri.path) ||
    programLanguages.includes(languageId)
  );
}
