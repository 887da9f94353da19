/** YAML and JSON as one tree, cut into entries: text in, tree and problems out, never a throw. */
export type * from './data';
export { childOf, pairOf, textOf } from './data';
export type { Piece, Pieces } from './split-yaml';
export { editBetween, parseData, reparseData, splitData } from './parse';
