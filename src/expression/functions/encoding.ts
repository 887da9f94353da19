/** Functions that encode and decode text. */
import { fail } from '../error';
import type { TerraformFunction } from '../function';
import { checkLength } from '../limits';
import { fromBase64, fromUtf8, toBase64, utf8 } from './bytes';
import { text, unary } from './signature';

export const encodingFunctions: readonly TerraformFunction[] = [
  unary('base64encode', text('str'), (value) => {
    checkLength(value.length * 4);
    return toBase64(utf8(value));
  }),
  unary('base64decode', text('str'), (value) => {
    const bytes = fromBase64(value) ?? fail('the string is not base64');
    return fromUtf8(bytes) ?? fail('the decoded bytes are not UTF-8 text');
  }),
];
