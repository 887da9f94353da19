import { isFinfocusSpec, readFinfocusSpec } from './finfocus-spec';
import { loadFreeList } from './free-list';
import type { SpecError } from './spec';
import { loadSpec } from './spec-load';

/**
 * What is wrong with the text of a file of local specs, whichever of the formats it is in. A spec of one's own is found by the
 * name of its file, so that another name is a mistake too. An empty file is no spec yet.
 */
export function checkSpec(text: string, file: string): readonly SpecError[] {
  if (text.trim() === '') return [];
  if (isFinfocusSpec(text)) return readFinfocusSpec(text, file, 'workspace').errors;
  const name = (file.split('/').at(-1) ?? file).replace(/\.ya?ml$/i, '');
  if (name === 'free') return loadFreeList(text, file).errors;
  const { spec, errors } = loadSpec(text, file, 'workspace');
  if (!spec || spec.type === name) return errors;
  const line = Math.max(
    0,
    text.split('\n').findIndex((candidate) => /^type\s*:/.test(candidate)),
  );
  return [...errors, { file, line, message: `The spec of ${spec.type} is looked for in ${spec.type}.yaml` }];
}
