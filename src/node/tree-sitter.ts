/**
 * tree-sitter's CommonJS build: the other one asks for the address of its own file, which a bundle has none of. It is
 * loaded when the first program is met.
 */
import TreeSitter = require('web-tree-sitter');

export default TreeSitter;
