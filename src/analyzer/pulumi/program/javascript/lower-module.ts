/** What files of TypeScript and JavaScript take from each other. */
import { type LoweringContext, spanOf, textOf } from '../lowering';
import { child, hasToken, namedChildren, type SyntaxNode } from '../syntax-node';
import type { ExportName, Expression, Statement } from '../tree';
import { stringText } from './property-name';

export function lowerImport(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const source = child(node, 'source');
  const [clause] = namedChildren(node).filter(
    ({ type }) => type === 'import_clause' || type === 'import_require_clause',
  );
  if (hasToken(node, 'type') || !clause) return { ...span, kind: 'nothing' };
  const from = source ?? child(clause, 'source');
  const names = namedChildren(clause).flatMap((part): readonly { name: string | null; as: string }[] => {
    const text = textOf(part, context);
    if (clause.type === 'import_require_clause') return part.type === 'identifier' ? [{ name: null, as: text }] : [];
    if (part.type === 'identifier') return [{ name: 'default', as: text }];
    if (part.type === 'namespace_import')
      return namedChildren(part).map((each) => ({ name: null, as: textOf(each, context) }));
    return namedChildren(part).flatMap((each) => {
      const name = child(each, 'name');
      const alias = child(each, 'alias') ?? name;
      return name && alias ? [{ name: textOf(name, context), as: textOf(alias, context) }] : [];
    });
  });
  return { ...span, kind: 'import', from: from ? stringText(from, context) : '', names };
}

export function lowerExport(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const declaration = child(node, 'declaration');
  const isDefault = hasToken(node, 'default');
  if (declaration) {
    const statement = context.statement(declaration);
    const name = child(declaration, 'name');
    if (!isDefault || !name) return statement;
    const value: Expression = { ...span, kind: 'name', name: textOf(name, context) };
    return { ...span, kind: 'sequence', statements: [statement, { ...span, kind: 'exportDefault', value }] };
  }
  const source = child(node, 'source');
  const from = source ? stringText(source, context) : null;
  const clause = node.children.find(({ type }) => type === 'export_clause' || type === 'namespace_export');
  if (clause?.type === 'export_clause') {
    const names = namedChildren(clause).flatMap((each): readonly ExportName[] => {
      const name = child(each, 'name');
      const alias = child(each, 'alias') ?? name;
      return name && alias ? [{ name: textOf(name, context), as: textOf(alias, context) }] : [];
    });
    return { ...span, kind: 'export', names, from };
  }
  if (from !== null) return { ...span, kind: 'export', names: [{ name: '*', as: '*' }], from };
  const value = child(node, 'value') ?? namedChildren(node).find(({ type }) => type !== 'decorator');
  return value ? { ...span, kind: 'exportDefault', value: context.expression(value) } : { ...span, kind: 'nothing' };
}

/** `module.exports = …` and `exports.name = …`. */
export function exportsAssignment(node: SyntaxNode, context: LoweringContext): Statement | undefined {
  if (node.type !== 'assignment_expression') return undefined;
  const [left, right] = [child(node, 'left'), child(node, 'right')];
  if (!left || !right || left.type !== 'member_expression') return undefined;
  const target = textOf(left, context);
  const span = spanOf(node, context);
  const value = context.expression(right);
  if (target === 'module.exports') return { ...span, kind: 'exportDefault', value };
  const name = /^(?:module\.)?exports\.([\w$]+)$/.exec(target)?.[1];
  if (name === undefined) return undefined;
  return { ...span, kind: 'declare', pattern: { kind: 'name', name }, value };
}
