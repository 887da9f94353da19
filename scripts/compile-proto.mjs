/**
 * Makes src/plugin/protocol.json, which the programs carry, from proto/: the same messages without a parser at run time.
 *
 *   node scripts/compile-proto.mjs
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';
import { root } from './project.mjs';

/** @returns {string} the text of protocol.json as it ought to be */
export function compileProtocol() {
  const definitions = new protobuf.Root();
  definitions.loadSync(join(root, 'proto/finfocus/v1/costsource.proto'), { keepCase: true });
  definitions.resolveAll();
  return `${JSON.stringify(definitions.toJSON())}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'src/plugin/protocol.json'), compileProtocol());
}
