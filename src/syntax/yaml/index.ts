/** YAML and JSON as one tree, cut into entries: text in, tree and problems out, never a throw. */
export type * from './data';
export { childOf, pairOf, sectionsOf, textOf } from './data';
export { parseData, reparseData, splitData } from './parse';
export type { Pieces } from './split-yaml';
