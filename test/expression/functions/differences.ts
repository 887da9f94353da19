/** Where the language differs from Terraform's on purpose, by expression, and why. */
const infinity = 'an infinite number is a mistake that should be seen';
const logic = 'the right side is not needed where the left side decides';
const leniency = 'Terraform refuses an untyped null; typed ones are allowed, and types are not known here';
const mapped = 'IPv4 addresses in IPv6 form are those of IPv4';
const negative = 'Terraform computes with negative sizes and numbers what is no part of the network';

export const differences: ReadonlyMap<string, string> = new Map([
  ['1 / 0', infinity],
  ['1 % 0', infinity],
  ['pow(0, -1)', infinity],
  ['log(0, 10)', infinity],
  ['log(10, 1)', infinity],
  ['try(1 / 0, "div")', infinity],
  ['can(1 / 0)', infinity],
  ['tonumber("inf")', infinity],
  ['false && null', logic],
  ['true || null', logic],
  ['false && 1', logic],
  ['tolist([{ a = 1 }, null])', leniency],
  ['tolist([[1], null])', leniency],
  ['coalesce(null, { a = 1 }, { b = 2 })', leniency],
  ['coalescelist(null, ["a"])', leniency],
  ['cidrsubnet("10.0.0.0/16", -1, 0)', negative],
  ['cidrsubnet("10.0.0.0/16", 8, -1)', negative],
  ['cidrsubnet("::ffff:10.0.0.0/112", 8, 1)', mapped],
  ['cidrsubnet("::ffff:10.0.0.0/104", 8, 1)', mapped],
  ['cidrhost("::ffff:1.2.3.0/120", 4)', mapped],
  ['tonumber("1p4")', 'an exponent of two is nothing anybody writes'],
  ['base64gzip("")', 'the result depends on the program that compresses'],
  ['rsadecrypt("x", "y")', 'nothing is decrypted'],
  ['textencodebase64("é", "IBM850")', 'no platform has this encoding at hand'],
  ['jsondecode("{\\"a\\":1}}")', 'Terraform overlooks what follows the closing brace'],
  ['regex("(?P<a>x)(?P<a>y)", "xy")', 'the library refuses two groups of one name'],
  ['templatestring("a", {})', 'Terraform wants the template to be a reference, which is of no interest here'],
]);
