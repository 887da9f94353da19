/** Functions that encode and decode text. */
import { fail } from '../error';
import type { TerraformFunction } from '../function';
import { checkLength } from '../limits';
import { UnknownValue } from '../value';
import { fromBase64, fromUtf8, toBase64, utf8 } from './bytes';
import { decodeText, encodeText } from './charsets';
import { binary, text, unary } from './signature';

export const encodingFunctions: readonly TerraformFunction[] = [
  unary('base64encode', text('str'), (value) => {
    checkLength(value.length * 4);
    return toBase64(utf8(value));
  }),
  unary('base64decode', text('str'), (value) => {
    return fromUtf8(decode(value)) ?? fail('the decoded bytes are not UTF-8 text');
  }),
  unary(
    'base64gzip',
    text('str'),
    () => new UnknownValue({ kind: 'unavailable', message: 'base64gzip() is not run here' }),
  ),
  unary('urlencode', text('str'), (value) => {
    checkLength(value.length * 9);
    return encodeURIComponent(value.toWellFormed())
      .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+');
  }),
  binary('textencodebase64', text('string'), text('encoding'), (value, encoding) => {
    checkLength(value.length * 4);
    return toBase64(encodeText(value, encoding));
  }),
  binary('textdecodebase64', text('source'), text('encoding'), (source, encoding) =>
    decodeText(decode(source), encoding),
  ),
];

function decode(value: string): Uint8Array {
  return fromBase64(value) ?? fail('the string is not base64');
}
