/** Type tokens: `package:module:Type`, with a module such as `ec2`, `ec2/instance` or `index`. */

export interface Token {
  readonly package: string;
  /** Without what follows the slash; `index` where none is written. */
  readonly module: string;
  readonly type: string;
}

const parsed = new Map<string, Token | undefined>();

/** So many different tokens are remembered; no program has as many. */
const mostRemembered = 5000;

/** The parts of a token in any of its forms; `undefined` for a text that is none. */
export function parseToken(text: string): Token | undefined {
  if (parsed.has(text)) return parsed.get(text);
  if (parsed.size > mostRemembered) parsed.clear();
  const token = parse(text);
  parsed.set(text, token);
  return token;
}

function parse(text: string): Token | undefined {
  const parts = text.split(':');
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => part === '')) return undefined;
  const [name = '', middle = '', last] = parts;
  const module = last === undefined ? 'index' : (middle.split('/', 1)[0] ?? middle);
  return { package: name, module: module === '' ? 'index' : module, type: last ?? middle };
}

/** Packages whose tokens name no file of the module: native ones and those of components. */
const short: ReadonlySet<string> = new Set([
  'aws-native',
  'awsx',
  'azure-native',
  'command',
  'docker-build',
  'eks',
  'google-native',
  'kubernetes',
  'pulumi',
]);

/** The token as previews and states have it: `aws:ec2/instance:Instance` for `aws:ec2:Instance`. */
export function canonicalToken(text: string): string {
  const token = parseToken(text);
  if (!token) return text;
  const name = `${token.package}:${token.module}`;
  if (short.has(token.package)) return text.split(':').length === 3 ? text : `${name}:${token.type}`;
  return `${name}/${token.type.charAt(0).toLowerCase()}${token.type.slice(1)}:${token.type}`;
}

/** `security_group_ids` as `securityGroupIds`. */
export function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `securityGroupIds` as `security_group_ids`; `GraphQLApi` as `graph_ql_api`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
