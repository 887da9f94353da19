/** Nested stacks, stack sets and applications: each a template with parameters of its own. */
import { limits } from '../../expression/limits';
import { ListValue, MapValue, reveal, UnknownValue, type Value } from '../../expression/value';
import { directoryOf, relativePath, resolvePath } from '../../host';
import { childOf, type DataNode, textOf } from '../../syntax/yaml';
import { TextDocument } from '../text-document';
import { evaluateOrNull } from './evaluate-node';
import type { Generated } from './expansion';
import type { StackEnvironment } from './pseudo-parameters';
import { recognizeTemplate } from './recognize';
import { guarded, type Report } from './scope';
import { metadataOf, nowhere } from './source';
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
    stacks: [],
  });
  if (doubt) return none(doubt.cause.message);
  const found = templateOf(instance, entryKey, generated, report);
  if (typeof found === 'string') return none(found);
  const { template, remark } = found;
  for (let outer: TemplateInstance | undefined = instance; outer; outer = outer.caller?.instance) {
    if (outer.template === template) return none('its template is among those that call it');
  }
  const address = instance.address === '' ? name : `${instance.address}.${name}`;
  const { environment } = instance;
  if (type === stackType) {
    const stacks = [{ address, environment: { ...environment, stackName: undefined } }];
    return { name, missing: undefined, template, remark, stacks };
  }
  const targets = targetsOf(instance, generated, report);
  if (typeof targets === 'string') return none(targets);
  const stacks = targets.map(({ region, accountId }) => ({
    address: `${address}["${region}/${accountId}"]`,
    environment: { region, regionAssumed: false, accountId, stackName: undefined },
  }));
  return { name, missing: undefined, template, remark, stacks };
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
      sameEnvironment(known.environment, stack.environment)
    )
      return known;
    return new TemplateInstance(instance.context, address, template, stack.environment, {
      instance,
      entryKey,
      logicalId: plan.name,
      remark: plan.remark,
      argument: (name, report) => argumentOf(instance, entryKey, plan.name, name, report),
    });
  });
  const most = limits.modules.toLocaleString('en');
  return plans.map(({ name, missing, remark, stacks }) => {
    if (!placed) {
      const tooMany = `${name} is left out: there would be more than ${most} stacks`;
      return { name, instances: [], missing: tooMany, remark: undefined };
    }
    const addresses = new Set(stacks.map(({ address }) => address));
    return { name, instances: placed.filter(({ address }) => addresses.has(address)), missing, remark };
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

interface StackTarget {
  readonly region: string;
  readonly accountId: string;
}

/** Where a stack set makes stacks, or why that is not known. */
function targetsOf(instance: TemplateInstance, generated: Generated, report: Report): readonly StackTarget[] | string {
  const node = childOf(generated.properties, 'StackInstancesGroup');
  if (!node) return 'the template does not say where its stacks are made';
  const groups = evaluated(instance, generated, node, report);
  if (groups instanceof UnknownValue) return groups.cause.message;
  const targets = new Map<string, StackTarget>();
  for (const group of groups instanceof ListValue ? groups.items : []) {
    const regions = texts(at(group, 'Regions'));
    const deployment = at(group, 'DeploymentTargets');
    const accounts = texts(at(deployment, 'Accounts'));
    if (accounts === undefined || accounts.length === 0 || at(deployment, 'AccountFilterType') !== undefined) {
      return 'the accounts of its organizational units are not in the template';
    }
    if (regions === undefined) return 'its regions are not known';
    for (const region of regions) {
      for (const accountId of accounts) {
        if (targets.size >= limits.modules) return 'it makes too many stacks';
        targets.set(`${region}/${accountId}`, { region, accountId });
      }
    }
  }
  return [...targets.values()];
}

function at(value: Value | undefined, key: string): Value | undefined {
  const plain = reveal(value ?? null);
  return plain instanceof MapValue ? plain.entries.get(key) : undefined;
}

function texts(value: Value | undefined): readonly string[] | undefined {
  const plain = reveal(value ?? null);
  if (!(plain instanceof ListValue)) return undefined;
  const items = plain.items.map((item) => reveal(item));
  return items.every((item) => typeof item === 'string' || typeof item === 'number') ? items.map(String) : undefined;
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
