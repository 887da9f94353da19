/**
 * Templates and programs: from a keystroke to new hints, as `keystroke.ts` measures it for Terraform, and what is found in the
 * templates and programs of other people in the folder that is given.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPricingFolder, createBundledEngine } from '../../src/node/pricing';
import { printCorpus } from './corpus';
import { answer, openSession, type Percentiles, type } from './keystroke';
import { type GeneratedFile, generateProgram, generateTemplate } from './templates';

async function main(): Promise<void> {
  await printKeystrokes('CloudFormation, YAML', generateTemplate(1_000_000, 'yaml'));
  await printKeystrokes('CloudFormation, JSON', generateTemplate(1_000_000, 'json'));
  await printKeystrokes('Pulumi, TypeScript', generateProgram('index.ts', 2000));
  await printKeystrokes('Pulumi, Python', generateProgram('__main__.py', 2000));
  await printKeystrokes('Pulumi, Go', generateProgram('main.go', 2000));
  const [corpora = ''] = process.argv.slice(2);
  for (const name of ['cloudformation', 'pulumi-yaml']) {
    const folder = join(corpora, name);
    if (existsSync(folder)) await printCorpus(name, folder);
    else console.log(`${name}: skipped, there is no ${folder}`);
  }
}

async function printKeystrokes(title: string, { name, text, others, place }: GeneratedFile): Promise<void> {
  const folder = '/bench';
  const file = `${folder}/${name}`;
  const files = new Map([
    [file, text],
    ...[...others].map(([other, content]) => [`${folder}/${other}`, content] as const),
  ]);
  const started = performance.now();
  const session = await openSession(createBundledEngine(bundledPricingFolder()), { folder, files });
  session.summary();
  const coldOpen = performance.now() - started;
  session.openDocument(file, `file://${file}`, 1, text);
  await new Promise((resolve) => setImmediate(resolve));
  answer(session, file);
  const resources = session.view().projects.reduce((sum, { project }) => sum + project.resources().length, 0);
  const first = type(session, file, text, place, 50);
  const later = type(session, file, text, place, 200);
  const size = `${(text.length / 1000).toFixed(0)} KB, ${text.split('\n').length.toLocaleString('en')} lines, ${resources} resources`;
  console.log(
    `${title} (${size}): cold open ${coldOpen.toFixed(0)} ms; keystroke → hints (ms, p50 / p95 / p99) ${show(later)} (the first hundred ${show(first)})`,
  );
}

function show({ p50, p95, p99 }: Percentiles): string {
  return [p50, p95, p99].map((value) => value.toFixed(2)).join(' / ');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
