/** Writes into the user's settings file which plugins are not asked. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMap, isScalar, isSeq, YAMLMap, YAMLSeq } from 'yaml';
import { parseYaml } from '../engine/yaml';
import { ifThere } from '../node/if-there';

/** Everything else in the file stays as it is, comments too. Throws where it cannot be read as YAML, or not be written. */
export function setDisabled(file: string, name: string, disabled: boolean): void {
  const before = ifThere(() => readFileSync(file, 'utf8')) ?? '';
  const text = withDisabled(before, name, disabled);
  if (text === before) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Another window may read at this moment.
  writeFileSync(`${file}.${process.pid}`, text, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
}

function withDisabled(text: string, name: string, disabled: boolean): string {
  const { document, errors } = parseYaml(text);
  const root: unknown = document.contents;
  const plugins: unknown = isMap(root) ? root.get('plugins') : null;
  if (errors.length > 0 || !isMapOrNothing(root) || !isMapOrNothing(plugins))
    throw new Error('the settings file is no map in YAML with a map "plugins"; it is left as it is');
  const list: unknown = isMap(plugins) ? plugins.get('disabled') : undefined;
  const names = isSeq(list) ? list.items.map((item) => (isScalar(item) ? String(item.value) : '')) : [];
  if (names.includes(name) === disabled) return text;
  if (isSeq(list) && !disabled) list.delete(names.indexOf(name));
  else if (isSeq(list)) list.add(name);
  else {
    if (!isMap(root)) document.contents = new YAMLMap();
    if (!isMap(plugins)) document.set('plugins', new YAMLMap());
    const added = new YAMLSeq();
    added.flow = true;
    added.add(name);
    document.setIn(['plugins', 'disabled'], added);
  }
  return document.toString({ lineWidth: 0 });
}

function isMapOrNothing(node: unknown): boolean {
  return node === null || node === undefined || isMap(node) || (isScalar(node) && node.value === null);
}
