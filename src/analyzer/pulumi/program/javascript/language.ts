import type { Language } from '../language';
import { globalNames } from './globals';
import { typescriptRules } from './lower-statement';
import { method } from './methods';
import { importJavaScript } from './modules';
import { pulumiModule } from './pulumi-module';

export const javascript: Language = {
  runtime: 'nodejs',
  grammar: 'typescript',
  rules: typescriptRules,
  isTrue: (value) => value !== null && value !== '' && value !== 0 && value !== false && !Number.isNaN(value),
  emptyIsFalse: false,
  globals: (name, run) => (name === 'undefined' ? null : globalNames(run).get(name)),
  method,
  wireName: (name) => name,
  words: { true: 'true', false: 'false', null: 'undefined' },
  module: (from, file, run) => (from === '@pulumi/pulumi' ? pulumiModule(run) : importJavaScript(run, from, file)),
};
