/** What the declarations of a module mean: one function per kind of block. */
import { convert } from '../../expression/convert';
import { EvaluationError } from '../../expression/error';
import { anyType } from '../../expression/type';
import { conceal, emptyObject, sortedMap, UnknownValue, type Value } from '../../expression/value';
import type { Body } from '../../syntax/hcl';
import { evaluateInto, failed, guarded, type Report } from './body';
import { evaluateData } from './data-source';
import { attributeOf, bodyOf, type Declaration } from './declarations';
import { evaluateModuleCall } from './module-call';
import { allOutputs, type Evaluated, type ModuleInstance } from './module-instance';
import { evaluateProvider, inheritedProvider } from './provider';
import { evaluateResource } from './resource-block';
import { constant, inputValue, parseType } from './variables';

/** Evaluates what a module declares under a name: the function behind every cell. */
export function evaluateDeclaration(module: ModuleInstance, key: string): Evaluated {
  if (key === allOutputs) return { value: wholeOutputs(module), problems: [], resources: [] };
  const declaration = module.directory.evaluable(key);
  if (!declaration && key.startsWith('provider.')) {
    return { value: emptyObject, problems: [], resources: [], provider: inheritedProvider(module, key) };
  }
  if (!declaration) {
    module.forget(key);
    return undeclared(key, module);
  }
  const report: Report = { file: declaration.file, item: declaration.item, problems: [] };
  try {
    return evaluateKind(module, declaration, report);
  } catch (error) {
    // What is no attribute's own fault: all of them together are too much, or the provider they need is a cycle.
    if (!(error instanceof EvaluationError)) throw error;
    return { value: failed(report, error, declaration.node), problems: report.problems, resources: [] };
  }
}

function evaluateKind(module: ModuleInstance, declaration: Declaration, report: Report): Evaluated {
  const simple = (value: Value): Evaluated => ({ value, problems: report.problems, resources: [] });
  switch (declaration.kind) {
    case 'variable':
      return simple(variableValue(module, declaration, report));
    case 'local':
      return simple(
        declaration.node.kind === 'attribute' ? evaluateInto(report, declaration.node.value, module.scope()) : null,
      );
    case 'output':
      return simple(outputValue(module, declaration, report));
    case 'resource':
      return evaluateResource(module, declaration, report);
    case 'data':
      return simple(evaluateData(module, declaration, report));
    case 'module':
      return evaluateModuleCall(module, declaration, report);
    case 'provider': {
      const provider = evaluateProvider(module, declaration, report);
      return { value: emptyObject, problems: report.problems, resources: [], provider };
    }
    case 'terraform':
      return simple(emptyObject);
  }
}

function outputValue(module: ModuleInstance, declaration: Declaration, report: Report): Value {
  const body = bodyOf(declaration);
  const node = body && attributeOf(body, 'value');
  if (!node) return null;
  const value = evaluateInto(report, node.value, module.scope());
  return isTrue(body, 'sensitive') ? conceal(value) : value;
}

/** The object that a module is to its caller. */
function wholeOutputs(module: ModuleInstance): Value {
  const outputs = module.directory.all().filter(({ kind }) => kind === 'output');
  return sortedMap(
    'object',
    outputs.map(({ key, name }) => [name, module.value(key)]),
  );
}

function variableValue(module: ModuleInstance, declaration: Declaration, report: Report): Value {
  const body = bodyOf(declaration);
  if (!body) return null;
  const typeNode = attributeOf(body, 'type');
  let type = anyType;
  const parsed =
    typeNode &&
    guarded(report, typeNode.value, () => {
      type = parseType(typeNode.value);
      return null;
    });
  if (parsed instanceof UnknownValue) type = anyType;
  const given = givenValue(module, declaration, report);
  const nullable = !isFalse(body, 'nullable');
  const value = given === undefined || (given === null && !nullable) ? defaultValue(declaration, body, report) : given;
  const converted = guarded(report, typeNode?.value ?? body, () => convert(value, type));
  return isTrue(body, 'sensitive') ? conceal(converted) : converted;
}

/** The value that the caller, a file, a flag or the environment gives; `undefined` where none does. */
function givenValue(module: ModuleInstance, declaration: Declaration, report: Report): Value | undefined {
  if (module.caller) {
    const { instance, name, names } = module.caller;
    const call = instance.directory.evaluable(`module.${name}`);
    const body = call && bodyOf(call);
    const argument = body && attributeOf(body, declaration.name);
    // The argument is text of the caller's file; that it changed reaches this cell through the call's cell.
    instance.cell(`module.${name}`).get();
    if (!call || !argument) return undefined;
    const callReport: Report = { file: call.file, item: call.item, problems: report.problems };
    return evaluateInto(callReport, argument.value, instance.scope(names));
  }
  const input = module.context.inputs().get(declaration.name);
  if (!input) return undefined;
  const body = bodyOf(declaration);
  const typeNode = body && attributeOf(body, 'type');
  const type = typeNode ? parseType(typeNode.value) : anyType;
  return guarded(report, declaration.node, () => inputValue(input, type));
}

function defaultValue(declaration: Declaration, body: Body, report: Report): Value {
  const node = attributeOf(body, 'default');
  if (node) return guarded(report, node.value, () => constant(node.value));
  const { file, item, node: block } = declaration;
  return new UnknownValue({
    kind: 'variable',
    message: `var.${declaration.name} has no default and no value`,
    place: { file, item, span: block },
  });
}

function isTrue(body: Body, name: string): boolean {
  const value = attributeOf(body, name)?.value;
  return value?.kind === 'literal' && (value.value === true || value.value === 'true');
}

function isFalse(body: Body, name: string): boolean {
  const value = attributeOf(body, name)?.value;
  return value?.kind === 'literal' && (value.value === false || value.value === 'false');
}

function undeclared(key: string, instance: ModuleInstance): Evaluated {
  const place = instance.address ? `in ${instance.address}` : 'in this module';
  const what = key.startsWith('var.')
    ? `variable "${key.slice(4)}"`
    : key.startsWith('local.')
      ? `local value "${key.slice(6)}"`
      : key;
  return { value: null, problems: [], resources: [], undeclared: `There is no ${what} ${place}` };
}
