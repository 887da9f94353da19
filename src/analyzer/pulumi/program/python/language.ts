import { relativePath } from '../../../../host';
import { entriesOf } from '../entries';
import { fileOf } from '../item';
import type { Language } from '../language';
import type { Run } from '../run';
import { builtins } from './builtins';
import { pythonRules } from './lower-statement';
import { method } from './methods';
import { importPython } from './modules';

export const python: Language = {
  runtime: 'python',
  grammar: 'python',
  rules: pythonRules,
  isTrue: (value) => value !== null && value !== '' && value !== 0 && value !== false,
  emptyIsFalse: true,
  globals: (name, run) => (name === '__name__' ? moduleName(run) : builtins(run).get(name)),
  method,
  wireName: (name) => name.replace(/_$/, '').replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  words: { true: 'True', false: 'False', null: 'None' },
  module: importPython,
};

/** `__main__` where the program begins, `lib.disks` in what it imports. */
function moduleName(run: Run): string {
  const file = run.item ? fileOf(run.item) : '';
  if (file === '' || entriesOf(run).includes(file)) return '__main__';
  return relativePath(run.request.directory, file)
    .replace(/(?:\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
}
