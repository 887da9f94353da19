/** The functions of the Terraform language by name, except `try` and `can`, which evaluate their arguments themselves. */
import type { TerraformFunction } from '../function';
import { csvFunctions } from './csv';
import { encodingFunctions } from './encoding';
import { fileFunctions } from './files';
import { formatFunctions } from './format';
import { hashFunctions } from './hashes';
import { jsonFunctions } from './json';
import { mapFunctions } from './maps';
import { networkFunctions } from './network';
import { numberFunctions } from './numbers';
import { regexFunctions } from './regex';
import { sequenceFunctions } from './sequences';
import { setFunctions } from './sets';
import { stringFunctions } from './strings';
import { timeFunctions } from './time';
import { typeFunctions } from './types';
import { yamlFunctions } from './yaml';

export const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  [
    ...csvFunctions,
    ...encodingFunctions,
    ...fileFunctions,
    ...formatFunctions,
    ...hashFunctions,
    ...jsonFunctions,
    ...mapFunctions,
    ...networkFunctions,
    ...numberFunctions,
    ...regexFunctions,
    ...sequenceFunctions,
    ...setFunctions,
    ...stringFunctions,
    ...timeFunctions,
    ...typeFunctions,
    ...yamlFunctions,
  ].map((item) => [item.name, item]),
);
