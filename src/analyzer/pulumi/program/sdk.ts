/** The packages of providers: which name of a package is a resource, a function, a structure or a member of an enumeration. */
import { camelCase } from '../token';
import { inherited } from './component';
import { Construction } from './construction';
import { enumValue } from './enums';
import { fromValue } from './from-value';
import { readOptions } from './options';
import { bounds, type Run, Stop } from './run';
import {
  type Arguments,
  type ArgumentValue,
  Dictionary,
  Native,
  type ProgramValue,
  SdkPath,
  type Site,
  type Slot,
  Unknown,
  unknown,
} from './value';

/** What stands behind a dot. */
export function sdkMember(run: Run, sdk: SdkPath, name: string): ProgramValue {
  const known = sdk.below.get(name);
  if (known !== undefined) return known;
  const found = findMember(run, sdk, name);
  // A value of the configuration may be changed by who reads it.
  if (found instanceof SdkPath || found === null || typeof found !== 'object') sdk.below.set(name, found);
  return found;
}

function findMember(run: Run, sdk: SdkPath, name: string): ProgramValue {
  const last = sdk.path.at(-1) ?? '';
  if (sdk.path.length === 1 && last === 'config' && /^[a-z]/.test(name)) {
    const key = `${sdk.packageName}:${run.language.wireName(name)}`;
    return fromValue(run.request.config(key) ?? null, run);
  }
  if (run.language.runtime === 'go') return goEnum(sdk, name) ?? new SdkPath(sdk.packageName, [...sdk.path, name]);
  if (/^[A-Z]/.test(last)) {
    if (name === 'get') return new Native('get', (args, inner, site) => lookUp(inner, sdk, args, site));
    if (/^[a-z]/.test(name)) return unknown(`\`${[sdk.packageName, ...sdk.path, name].join('.')}\` is not read`);
    return enumValue(sdk.packageName, sdk.path, name);
  }
  const plain = run.language.runtime === 'python' ? name.replace(/_$/, '') : name;
  return new SdkPath(sdk.packageName, [...sdk.path, plain]);
}

/** `ec2.InstanceType_T3_Micro`, `ec2.NatGatewayStrategySingle`. */
function goEnum(sdk: SdkPath, name: string): ProgramValue | undefined {
  const [strategy, choice] = /^(NatGatewayStrategy|SubnetType)([A-Z]\w*)$/.exec(name)?.slice(1) ?? [];
  if (sdk.packageName === 'awsx' && strategy && choice && !choice.startsWith('Args')) {
    return enumValue(sdk.packageName, [...sdk.path, strategy], choice);
  }
  const [type, member] = /^(InstanceType)_(\w+)$/.exec(name)?.slice(1) ?? [];
  return type && member ? enumValue(sdk.packageName, [...sdk.path, type], member) : undefined;
}

export function callSdk(run: Run, sdk: SdkPath, args: Arguments, site: Site): ProgramValue {
  const name = sdk.path.at(-1) ?? '';
  switch (run.language.runtime) {
    case 'nodejs':
      return args.construct ? construct(run, sdk, name, args, site, false) : invoke(run, sdk, name, args);
    case 'python':
      if (/^[a-z_]/.test(name)) return invoke(run, sdk, camelCase(name), args);
      if (/Args(Dict)?$/.test(name) || isDockerStructure(sdk, name)) return structure(run, args);
      return construct(run, sdk, name, args, site, false);
    case 'go':
      return callGo(run, sdk, name, args, site);
  }
}

/** What earlier versions of `pulumi_docker` take as inputs, without `Args` in its name. */
function isDockerStructure({ packageName }: SdkPath, name: string): boolean {
  return packageName === 'docker' && /^(ImageRegistry|Registry|DockerBuild|CacheFrom)$/.test(name);
}

/** `cluster.createNodeGroup("name", {…})` of a cluster of the package eks: a node group that has the cluster as an input. */
export function createNodeGroup(cluster: Construction): Native {
  return new Native('createNodeGroup', (args, run, site) => {
    const [name, given, ...options] = args.positional;
    const slots = given?.value instanceof Dictionary ? given.value.entries : [];
    const entries = new Map<string, Slot>([...slots, ['cluster', { value: cluster, place: null, reads: [cluster] }]]);
    const rest = given?.value instanceof Unknown ? given.value : null;
    const inputs = {
      value: new Dictionary('object', entries, run.birth, '', rest),
      place: given?.place ?? null,
      reads: [],
    };
    const positional = name ? [name, inputs, ...options] : [];
    return construct(run, new SdkPath('eks', ['NodeGroup']), 'NodeGroup', { ...args, positional }, site, false);
  });
}

/** `ec2.NewInstance(ctx, …)`, `ec2.GetInstance(ctx, name, id, …)`, `ec2.LookupAmi(ctx, …)`; types convert to themselves. */
function callGo(run: Run, sdk: SdkPath, name: string, args: Arguments, site: Site): ProgramValue {
  const result = (value: ProgramValue): ProgramValue => value;
  if (/^New[A-Z]/.test(name)) return result(construct(run, sdk, name.slice(3), rest(args), site, false));
  const [, second, third] = args.positional;
  if (
    /^Get[A-Z]/.test(name) &&
    args.positional.length >= 3 &&
    (typeof second?.value === 'string' || third?.value instanceof Unknown)
  ) {
    return result(construct(run, sdk, name.slice(3), rest(args), site, true));
  }
  const lookup = /^(?:Get|Lookup)([A-Z]\w*)$/.exec(name)?.[1];
  if (lookup) return result(invoke(run, sdk, `get${lookup}`, rest(args)));
  const [only] = args.positional;
  if (args.positional.length === 1 && only) return only.value;
  return unknown(`the value comes from \`${site.callee}\`, which is not read`);
}

function rest(args: Arguments): Arguments {
  return { ...args, positional: args.positional.slice(1) };
}

function lookUp(run: Run, sdk: SdkPath, args: Arguments, site: Site): ProgramValue {
  return construct(run, sdk, sdk.path.at(-1) ?? '', args, { ...site, callee: site.callee.replace(/\.get$/, '') }, true);
}

/** `InstanceRootBlockDeviceArgs(volume_size=50)` of Python: its words are names of fields. */
function structure(run: Run, args: Arguments): ProgramValue {
  const entries = new Map<string, Slot>(
    [...args.named].map(([name, { value, place, reads }]) => [name, { value, place, reads }]),
  );
  return new Dictionary('struct', entries, run.birth);
}

/** A function of a package, which may be answered without asking a cloud. */
function invoke(run: Run, sdk: SdkPath, name: string, args: Arguments): ProgramValue {
  const type = name.replace(/Output$/, '');
  const token = tokenOf(sdk.packageName, sdk.path.slice(0, -1), type);
  const [first] = args.positional;
  const inputs = run.language.runtime === 'python' && !first ? structure(run, args) : (first?.value ?? null);
  const answer = run.request.invoke(token, run.toValue(inputs), undefined);
  return fromValue(answer, run);
}

function construct(run: Run, sdk: SdkPath, type: string, args: Arguments, site: Site, existing: boolean): ProgramValue {
  if (!/^[A-Z]/.test(type)) return unknown(`the value comes from \`${site.callee}\`, which is not read`);
  if (run.constructions.length >= bounds.constructions) {
    throw new Stop(
      `This constructs more than ${bounds.constructions.toLocaleString('en')} resources, and the rest is not read`,
      site.place,
    );
  }
  run.spend(20);
  const { name, inputs, options } = partsOf(run, args, existing);
  const read = readOptions(
    run,
    options.map(({ value }) => value),
  );
  const parent = read.parent;
  const around = parent instanceof Construction ? parent.options : (parent ?? null);
  const isProvider =
    (type === 'Provider' && sdk.path.length === 1) || (type === 'Provider' && run.language.runtime === 'go');
  const token = isProvider
    ? `pulumi:providers:${sdk.packageName}`
    : tokenOf(sdk.packageName, sdk.path.slice(0, -1), type);
  const construction = new Construction(
    token,
    writtenType(run, site.callee, type),
    name?.value ?? null,
    site.variable,
    inputs?.value ?? null,
    { existing, providers: inherited(around, read.providers), parent, region: read.region },
    run.component,
    site.place,
    name?.place ?? null,
    inputs?.place ?? null,
    run.uncertain,
  );
  run.constructions.push(construction);
  return construction;
}

interface Parts {
  readonly name: ArgumentValue | undefined;
  readonly inputs: ArgumentValue | undefined;
  readonly options: readonly ArgumentValue[];
}

function partsOf(run: Run, args: Arguments, existing: boolean): Parts {
  const { positional, named } = args;
  if (run.language.runtime === 'go') {
    const [name] = positional;
    if (existing) return { name, inputs: undefined, options: positional.slice(3) };
    return { name, inputs: positional[1], options: positional.slice(2) };
  }
  const name = named.get('resource_name') ?? positional[0];
  const options = named.get('opts') ?? positional[existing ? 3 : 2];
  if (existing) return { name, inputs: undefined, options: options ? [options] : [] };
  if (run.language.runtime === 'nodejs') return { name, inputs: positional[1], options: options ? [options] : [] };
  return { name, ...pythonInputs(run, args, positional[1], options) };
}

/** Inputs of Python are keyword arguments, or one object of them. */
function pythonInputs(
  run: Run,
  args: Arguments,
  second: ArgumentValue | undefined,
  options: ArgumentValue | undefined,
): Pick<Parts, 'inputs' | 'options'> {
  // The second argument is either the inputs or, in older packages, the options.
  const isOptions = second?.value instanceof Dictionary && second.value.type === 'options';
  const given = args.named.get('args') ?? (isOptions ? undefined : second);
  const all = [...(options ? [options] : []), ...(isOptions && second ? [second] : [])];
  const written = [...args.named].filter(([key]) => !['resource_name', 'opts', 'args', '__props__'].includes(key));
  if (written.length === 0 && given) return { inputs: given, options: all };
  const entries = new Map<string, Slot>(
    written.map(([key, { value, place, reads }]) => [key, { value, place, reads }]),
  );
  const value = new Dictionary('struct', entries, run.birth);
  return { inputs: { value, place: null, reads: [] }, options: all };
}

/** `aws:ec2:Instance`; a package without modules has none: `random:RandomPassword`. */
function tokenOf(name: string, path: readonly string[], type: string): string {
  const module = path.filter((part) => part !== 'index').join('/');
  return module === '' ? `${name}:${type}` : `${name}:${module}:${type}`;
}

function writtenType(run: Run, callee: string, type: string): string {
  if (run.language.runtime !== 'go') return callee;
  const [name] = callee.split('.');
  return callee.includes('.') && name ? `${name}.${type}` : type;
}
