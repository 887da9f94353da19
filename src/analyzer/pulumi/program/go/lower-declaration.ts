/** What stands at the top of files of Go: imports, constants, variables. */
import { type LoweringContext, spanOf, textOf, unread } from '../lowering';
import { child, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Expression, Pattern, Statement } from '../tree';
import { lowerList } from './lower-expression';

export function importSpecs(node: SyntaxNode): readonly SyntaxNode[] {
  return namedChildren(node).flatMap((each) => (each.type === 'import_spec' ? [each] : namedChildren(each)));
}

/** The name is what the package is called where none is written: `index` of the evaluator's packages settles that. */
export function lowerImport(node: SyntaxNode, context: LoweringContext): Statement {
  const path = child(node, 'path');
  const name = child(node, 'name');
  const from = path ? textOf(path, context).slice(1, -1) : '';
  const written = name ? textOf(name, context) : '';
  if (written === '_') return { ...spanOf(node, context), kind: 'nothing' };
  if (written === '.') return { ...spanOf(node, context), kind: 'import', from, names: [{ name: '*', as: '*' }] };
  const names = written === '' ? packageNames(from) : [written];
  return { ...spanOf(node, context), kind: 'import', from, names: names.map((as) => ({ name: null, as })) };
}

/**
 * The names that the package at a path may have: the last part, and the one before where the last is a version
 * (`…/compute/v2` is `compute`, while `…/core/v1` of Kubernetes is `v1`).
 */
function packageNames(path: string): readonly string[] {
  const parts = path.split('/');
  const last = parts.at(-1) ?? '';
  const named = (part: string) => part.replace(/^go-|\.v\d+$/g, '').replaceAll('-', '');
  if (!/^v\d+/.test(last)) return [named(last)];
  return [...new Set([last, named(parts.at(-2) ?? last)])];
}

export function lowerSpecs(node: SyntaxNode, context: LoweringContext): readonly Statement[] {
  const specs = namedChildren(node).flatMap((each) =>
    each.type === 'const_spec' || each.type === 'var_spec' ? [each] : namedChildren(each),
  );
  return specs.flatMap((spec, index): readonly Statement[] => {
    const span = spanOf(spec, context);
    const names = spec.children.filter(({ field, named }) => field === 'name' && named);
    const values = child(spec, 'value');
    const type = child(spec, 'type');
    const written = values ? namedChildren(values) : [];
    const patterns = names.map((name): Pattern => ({ kind: 'name', name: textOf(name, context) }));
    if (written.length === 1 && patterns.length > 1) {
      const value = lowerList(values, spec, context);
      return [{ ...span, kind: 'declare', pattern: { kind: 'list', elements: patterns, rest: null }, value }];
    }
    return patterns.map((pattern, position): Statement => {
      const source = written[position];
      const value =
        source?.type === 'iota'
          ? ({ ...span, kind: 'literal', value: index } as const)
          : source
            ? context.expression(source)
            : zeroValue(type, spec, node.type, context);
      return { ...span, kind: 'declare', pattern, value };
    });
  });
}

/** What a variable without value is; constants that repeat the line above are not read. */
function zeroValue(
  type: SyntaxNode | undefined,
  node: SyntaxNode,
  declaration: string,
  context: LoweringContext,
): Expression {
  const span = spanOf(node, context);
  if (declaration === 'const_declaration') return unread(node, 'a constant without value', context);
  const name = type ? textOf(type, context) : '';
  if (name === 'string') return { ...span, kind: 'literal', value: '' };
  if (/^(u?int(8|16|32|64)?|float(32|64)|byte|rune)$/.test(name)) return { ...span, kind: 'literal', value: 0 };
  if (name === 'bool') return { ...span, kind: 'literal', value: false };
  if (type?.type === 'slice_type' || /^pulumi\.\w*Array$/.test(name)) return { ...span, kind: 'list', elements: [] };
  if (type?.type === 'map_type') return { ...span, kind: 'object', shape: 'map', type: '', entries: [] };
  if (type?.type === 'type_identifier' && /^[A-Za-z]\w*$/.test(name) && name !== 'error' && name !== 'any') {
    return { ...span, kind: 'object', shape: 'struct', type: name, entries: [] };
  }
  return { ...span, kind: 'literal', value: null };
}
