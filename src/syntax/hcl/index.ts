/** HCL native syntax: text in, tree and errors out, never a throw. */
export type * from './ast';
export { type Edit, absolute, itemAt, parseExpression, parseHcl, parseTemplate, reparseHcl } from './parse';
