/** Renders the parts of a string template. */
import type { Expression, TemplateFor, TemplateIf, TemplatePart } from '../syntax/hcl/ast';
import { toBool, toText } from './convert';
import { EvaluationError, fail, failAbsent } from './error';
import { checkLength } from './limits';
import { type Scope, withNames } from './scope';
import {
  conceal,
  describe,
  ListValue,
  MapValue,
  reveal,
  SensitiveValue,
  UnknownValue,
  unknownExtent,
  type Value,
} from './value';

/** The evaluator, handed in: it and the templates need each other. */
type Evaluate = (node: Expression, scope: Scope) => Value;

interface Rendering {
  readonly evaluate: Evaluate;
  text: string;
  sensitive: boolean;
  unknown: UnknownValue | undefined;
}

/** The text of a template; unknown where a part of it is, sensitive where a part of it is. */
export function renderParts(parts: readonly TemplatePart[], scope: Scope, evaluate: Evaluate): Value {
  const rendering: Rendering = { evaluate, text: '', sensitive: false, unknown: undefined };
  renderInto(rendering, parts, scope);
  if (rendering.unknown) return rendering.unknown;
  return rendering.sensitive ? conceal(rendering.text) : rendering.text;
}

function renderInto(rendering: Rendering, parts: readonly TemplatePart[], scope: Scope): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'text':
        rendering.text += part.value;
        break;
      case 'interpolation': {
        const value = open(rendering, rendering.evaluate(part.expression, scope));
        if (value === undefined) break;
        if (value === null) failAbsent('A null value cannot be put into a string', part.expression, part.expression);
        if (typeof value === 'object') {
          fail(`A ${describe(value)} cannot be put into a string; use jsonencode() or join()`, part.expression);
        }
        rendering.text += toText(value);
        break;
      }
      case 'template-if':
        renderIf(rendering, part, scope);
        break;
      case 'template-for':
        renderFor(rendering, part, scope);
        break;
    }
    checkLength(rendering.text.length);
  }
}

/** The plain value; what it does to the whole template is noted. `undefined` where it is unknown. */
function open(rendering: Rendering, value: Value): Exclude<Value, SensitiveValue | UnknownValue> | undefined {
  if (value instanceof SensitiveValue) rendering.sensitive = true;
  const plain = reveal(value);
  if (plain instanceof UnknownValue) {
    rendering.unknown ??= plain;
    return undefined;
  }
  return plain;
}

function renderIf(rendering: Rendering, part: TemplateIf, scope: Scope): void {
  const condition = open(rendering, rendering.evaluate(part.condition, scope));
  if (condition === undefined) return;
  try {
    renderInto(rendering, toBool(condition) ? part.then : part.else, scope);
  } catch (error) {
    if (error instanceof EvaluationError && error.span === undefined) error.span = part.condition;
    throw error;
  }
}

function renderFor(rendering: Rendering, part: TemplateFor, scope: Scope): void {
  const marked = rendering.evaluate(part.collection, scope);
  const collection = open(rendering, unknownExtent(marked) ?? marked);
  if (collection === undefined) return;
  if (!(collection instanceof ListValue) && !(collection instanceof MapValue)) {
    fail(`"for" needs a list, set or map to go through, found ${describe(collection)}`, part.collection);
  }
  const pairs: Iterable<readonly [Value, Value]> =
    collection instanceof MapValue
      ? collection.entries
      : collection.items.map((item, index) => [collection.kind === 'set' ? item : index, item] as const);
  for (const [key, value] of pairs) {
    scope.budget.spend(1);
    const names = new Map<string, Value>([[part.value.name, value]]);
    if (part.key) names.set(part.key.name, key);
    renderInto(rendering, part.body, withNames(scope, names));
  }
}
