/** The functions of the Terraform language by name, except `try` and `can`, which evaluate their arguments themselves. */
import type { TerraformFunction } from '../function';
import { encodingFunctions } from './encoding';
import { fileFunctions } from './files';
import { formatFunctions } from './format';
import { jsonFunctions } from './json';
import { mapFunctions } from './maps';
import { networkFunctions } from './network';
import { numberFunctions } from './numbers';
import { regexFunctions } from './regex';
import { sequenceFunctions } from './sequences';
import { stringFunctions } from './strings';
import { typeFunctions } from './types';

export const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  [
    ...encodingFunctions,
    ...fileFunctions,
    ...formatFunctions,
    ...jsonFunctions,
    ...mapFunctions,
    ...networkFunctions,
    ...numberFunctions,
    ...regexFunctions,
    ...sequenceFunctions,
    ...stringFunctions,
    ...typeFunctions,
  ].map((item) => [item.name, item]),
);
