/** Which documents and files Costline looks at. */
import type * as vscode from 'vscode';

const patterns = ['**/*.{tf,tofu,tfvars}', '**/*.{tf,tofu,tfvars}.json'];
const languages = ['terraform', 'terraform-vars', 'opentofu', 'opentofu-vars'];

/** Files by their name, for `.tf.json` is JSON to the editor; buffers without a name by the language chosen for them. */
export const infrastructureSelector = [
  ...patterns.map((pattern) => ({ scheme: 'file', pattern })),
  ...languages.map((language) => ({ scheme: 'untitled', language })),
];

/** Changes on disk that change a cost, whether or not the file is open. */
export const watchedFiles = [
  ...patterns,
  '**/{costline,infracost}-usage.{yml,yaml}',
  '**/.terraform/modules/modules.json',
];

/** Whether the server is told of the document. */
export function isInfrastructure({ uri, languageId }: vscode.TextDocument): boolean {
  if (uri.scheme === 'untitled') return languages.includes(languageId);
  return uri.scheme === 'file' && /\.(tf|tofu|tfvars)(\.json)?$/.test(uri.path);
}
