/** HCL native syntax: text in, tree and errors out, never a throw. */
export type * from './ast';
export { absolute, type Edit, parseExpression, parseHcl, parseTemplate, reparseHcl } from './parse';
