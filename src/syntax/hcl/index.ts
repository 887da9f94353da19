/** HCL native syntax: text in, tree and errors out, never a throw. */
export type * from './ast';
export { absolute, parseExpression, parseHcl, parseTemplate, reparseHcl } from './parse';
