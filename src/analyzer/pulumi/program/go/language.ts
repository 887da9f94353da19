import { Construction } from '../construction';
import type { Language } from '../language';
import { applied, native } from '../natives';
import { outputOf } from '../output-of';
import type { Run } from '../run';
import type { ProgramValue } from '../value';
import { builtins } from './builtins';
import { goRules } from './lower-statement';
import { importGo } from './modules';

export const go: Language = {
  runtime: 'go',
  grammar: 'go',
  rules: goRules,
  isTrue: (value) => value === true,
  emptyIsFalse: false,
  globals: (name) => builtins[name],
  method,
  wireName: (name) => name.charAt(0).toLowerCase() + name.slice(1),
  words: { true: 'true', false: 'false', null: '<nil>' },
  module: importGo,
};

function method(object: ProgramValue, name: string, _run: Run): ProgramValue | undefined {
  if (/^Apply(T|\w+)?$/.test(name)) return applied(object);
  // `ToStringOutput()` and the like give the value itself.
  if (/^To\w+Output(WithContext)?$/.test(name) || name === 'Elem') return native(name, 0, () => object);
  if (object instanceof Construction) {
    if (name === 'ID') return native(name, 0, () => outputOf(object, 'id'));
    return name === 'URN' ? native(name, 0, () => outputOf(object, 'urn')) : undefined;
  }
  return undefined;
}
