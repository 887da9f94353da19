/** `yamlencode` and `yamldecode`: the text is Terraform's to the letter, the reading is YAML 1.1's with its surprises. */
import type { TerraformFunction } from '../function';
import { any, text, unary } from './signature';
import { decodeYaml } from './yaml-read';
import { encodeYaml } from './yaml-write';

export const yamlFunctions: readonly TerraformFunction[] = [
  unary('yamlencode', any('value', { nullable: true }), encodeYaml),
  unary('yamldecode', text('src'), decodeYaml),
];
