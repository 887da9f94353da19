import type { Language } from '../language';
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
  globals: (name, run) => (name === '__name__' ? '__main__' : builtins(run).get(name)),
  method,
  wireName: (name) => name.replace(/_$/, '').replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  words: { true: 'True', false: 'False', null: 'None' },
  module: importPython,
};
