/** Nested stacks, stack sets and applications: each a template with parameters of its own. */
import { limits } from '../../expression/limits';
import { reveal, UnknownValue, type Value } from '../../expression/value';
import { directoryOf, relativePath, resolvePath } from '../../host';
import { childOf, type DataNode, textOf } from '../../syntax/yaml';
import { TextDocument } from '../text-document';
import { evaluateOrNull } from './evaluate-node';
import type { Generated } from './expansion';
import type { StackEnvironment } from './pseudo-parameters';
import { recognizeTemplate } from './recognize';
import { guarded, type Report } from './scope';
import { metadataOf, nowhere } from './source';
import { stackTargets } from './stack-targets';
import { TemplateFile } from './template-file';
import { type StackCall, TemplateInstance } from './template-instance';
import { isUrl, locationOf } from './template-location';

const stackType = 'AWS::CloudFormation::Stack';
const stackSetType = 'AWS::CloudFormation::StackSet';

/** What an entry asks for, before its stacks are placed. */
export interface StackPlan {
  readonly name: string;
  readonly missing: string | undefined;
  readonly template: TemplateFile | undefined;
  /** How its template was found, where the text does not lead to it. */
  readonly remark: string | undefined;
  /** Why it is not known how many stacks there are, or whether there is one. */
  readonly doubt: UnknownValue | undefined;
  readonly stacks: readonly { readonly address: string; readonly environment: StackEnvironment }[];
}

export function isStack(type: string): boolean {
  return type === stackType || type === stackSetType;
}

export function planStack(
  instance: TemplateInstance,
  entryKey: string,
  generated: Generated,
  report: Report,
  doubt: UnknownValue | undefined,
): StackPlan {
  const { logicalId: name, type } = generated;
  const none = (why: string): StackPlan => ({
    name,
    missing: `${name}: ${why}`,
    template: undefined,
    remark: undefined,
    doubt: undefined,
    stacks: [],
  });
  const source = templateOf(instance, entryKey, generated, report);
  if (typeof source === 'string') return none(source);
  const { template, remark } = source;
  for (let outer: TemplateInstance | undefined = instance; outer; outer = outer.caller?.instance) {
    if (outer.template === template) return none('its template is among those that call it');
  }
  const address = instance.address === '' ? name : `${instance.address}.${name}`;
  const { environment } = instance;
  if (type === stackType) {
    const stacks = [{ address, environment: { ...environment, stackName: undefined } }];
    return { name, missing: undefined, template, remark, doubt, stacks };
  }
  const groups = childOf(generated.properties, 'StackInstancesGroup');
  const found = stackTargets(groups && evaluated(instance, generated, groups, report));
  if (typeof found === 'string') return none(found);
  const stacks = found.targets.map(({ region, accountId }) => ({
    address: region === undefined ? address : `${address}["${[region, accountId].filter(Boolean).join('/')}"]`,
    environment:
      region === undefined
        ? { ...environment, accountId, stackName: undefined }
        : { region, regionAssumed: false, accountId, stackName: undefined },
  }));
  return { name, missing: undefined, template, remark, doubt: doubt ?? found.doubt, stacks };
}

/** Makes the stacks of an entry, or takes those that are there. */
export function placeStacks(
  instance: TemplateInstance,
  entryKey: string,
  plans: readonly StackPlan[],
): readonly StackCall[] {
  const wanted = new Map(
    plans.flatMap((plan) => plan.stacks.map((stack) => [stack.address, { plan, stack }] as const)),
  );
  const placed = instance.placeChildren(entryKey, [...wanted.keys()], (address, known) => {
    const found = wanted.get(address);
    if (!found?.plan.template) return known ?? instance;
    const { plan, stack } = found;
    const { template = instance.template } = plan;
    if (
      known &&
      known.template === template &&
      known.caller?.remark === plan.remark &&
      known.caller?.doubt?.cause.message === plan.doubt?.cause.message &&
      sameEnvironment(known.environment, stack.environment)
    )
      return known;
    return new TemplateInstance(instance.context, address, template, stack.environment, {
      instance,
      entryKey,
      logicalId: plan.name,
      remark: plan.remark,
      doubt: plan.doubt,
      argument: (name, report) => argumentOf(instance, entryKey, plan.name, name, report),
    });
  });
  const most = limits.modules.toLocaleString('en');
  return plans.map(({ name, missing, remark, doubt, stacks }) => {
    if (!placed) {
      const tooMany = `${name} is left out: there would be more than ${most} stacks`;
      return { name, instances: [], missing: tooMany, remarks: [] };
    }
    const addresses = new Set(stacks.map(({ address }) => address));
    const instances = placed.filter(({ address: own }) => addresses.has(own));
    const uncounted = doubt && `${name}: the number of its stacks is not known: ${doubt.cause.message}`;
    const remarks = [remark, uncounted].filter((text) => text !== undefined);
    return { name, instances, missing, remarks };
  });
}

interface FoundTemplate {
  readonly template: TemplateFile;
  readonly remark: string | undefined;
}

/** The template that a stack is made from, or why it cannot be read. */
function templateOf(
  instance: TemplateInstance,
  entryKey: string,
  generated: Generated,
  report: Report,
): FoundTemplate | string {
  const { properties } = generated;
  const body = childOf(properties, 'TemplateBody');
  if (body) return plainly(innerTemplate(instance, entryKey, generated, evaluated(instance, generated, body, report)));
  // CDK and `sam build` note the file that they upload.
  const asset = metadataOf(generated, 'aws:asset:path');
  const directory = directoryOf(instance.template.file);
  if (asset !== undefined) {
    return plainly(
      instance.context.template(resolvePath(directory, asset)) ?? `its template ${asset} is not in the workspace`,
    );
  }
  const location = childOf(properties, 'TemplateURL');
  if (!location) return 'it names no template';
  const application = textOf(childOf(location, 'ApplicationId'));
  if (application !== undefined) return 'its template is in the Serverless Application Repository';
  const url = evaluated(instance, generated, location, report);
  const path = typeof url === 'string' && !isUrl(url) ? resolvePath(directory, url) : undefined;
  const beside = path === undefined ? undefined : instance.context.template(path);
  if (beside) return plainly(beside);
  const named = namedTemplate(instance, generated);
  if (named) return named;
  if (url instanceof UnknownValue) return url.cause.message;
  return typeof url === 'string' ? `its template ${url} is not in the workspace` : 'its template is not told by a path';
}

function plainly(found: TemplateFile | string): FoundTemplate | string {
  return typeof found === 'string' ? found : { template: found, remark: undefined };
}

/** The template of the workspace that has the name in the address of an uploaded one. */
function namedTemplate(instance: TemplateInstance, generated: Generated): FoundTemplate | string | undefined {
  const { context, template: caller } = instance;
  const directory = directoryOf(caller.file);
  const location = locationOf(generated.properties, directory);
  if (location?.kind !== 'name') return undefined;
  const found = context.namedTemplate(location.parts, caller.file);
  if (found.kind === 'several') {
    const paths = found.paths.slice(0, 3).map((path) => relativePath(directory, path));
    return `its template may be ${paths.join(' or ')}: nothing tells which`;
  }
  const template = found.kind === 'one' ? context.template(found.path) : undefined;
  if (!template) return undefined;
  const path = relativePath(directory, template.file);
  return { template, remark: `${generated.logicalId} is read from ${path}, which has the name of its template` };
}

/** A template that stands as text in another one: everything in it stands where the text does. */
function innerTemplate(
  instance: TemplateInstance,
  entryKey: string,
  { logicalId, header }: Generated,
  body: Value,
): TemplateFile | string {
  if (body instanceof UnknownValue) return body.cause.message;
  if (typeof body !== 'string') return 'its template is no text';
  const before = [...instance.all()].find((other) => other.caller?.logicalId === logicalId && other.template.place);
  if (before && before.template.document.text === body) return before.template;
  const pieces = recognizeTemplate(body);
  if (!pieces) return 'its text is no template';
  const { template: outer } = instance;
  const template = new TemplateFile(new TextDocument(outer.file, ''), () => {
    const entry = outer.get(`Resources.${entryKey}`);
    return entry ? outer.rangeOf(entry, header) : nowhere;
  });
  template.put(body, pieces);
  return template;
}

/** What a call passes for a parameter: a map, or a list of keys with values. */
function argumentOf(
  instance: TemplateInstance,
  entryKey: string,
  logicalId: string,
  name: string,
  report: Report,
): Value | undefined {
  const generated = instance.expansion(entryKey)?.generated.find((found) => found.logicalId === logicalId);
  const parameters = childOf(generated?.properties, 'Parameters');
  const node =
    parameters?.kind === 'list'
      ? childOf(
          parameters.items.find((item) => textOf(childOf(item, 'ParameterKey')) === name),
          'ParameterValue',
        )
      : childOf(parameters, name);
  return generated && node ? evaluated(instance, generated, node, report) : undefined;
}

function evaluated(instance: TemplateInstance, generated: Generated, node: DataNode, { problems }: Report): Value {
  const report: Report = { template: instance.template, entry: generated.entry, problems };
  return reveal(guarded(report, node, () => evaluateOrNull(node, instance.scope(report, generated.variables))));
}

function sameEnvironment(a: StackEnvironment, b: StackEnvironment): boolean {
  return (
    a.region === b.region &&
    a.regionAssumed === b.regionAssumed &&
    a.accountId === b.accountId &&
    a.stackName === b.stackName
  );
}
