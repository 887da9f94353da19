/**
 * Measures what a thousand resources take through a plugin that needs 5 ms for each. Bundle it, then run it:
 *
 *   npx esbuild test/plugin/speed.ts --bundle --platform=node --main-fields=module,main --external:esbuild --outfile=test/plugin/speed.cjs
 */

import { workspaceOf } from '../analyzer/workspace-text';
import { engineOf } from '../engine/price-text';
import { fixturePlugins } from './fixture-plugins';

const tf = Array.from(
  { length: 1000 },
  (_, index) => `resource "x_thing" "r${index}" {\n  size = "${index + 1}"\n}`,
).join('\n');

async function measure(batch: boolean): Promise<void> {
  const plugins = await fixturePlugins();
  plugins.add('p', { kind: 'good', takes: 5, batch });
  const [project] = workspaceOf({ 'main.tf': tf }).projects();
  const resources = project?.resources() ?? [];
  const engine = engineOf({});
  let firstAt = 0;
  const chain = plugins.chain({
    onAnswers: (answered) => {
      firstAt ||= performance.now();
      engine.answered(answered);
    },
  });
  engine.useSource(chain);
  const start = performance.now();
  const estimate = () =>
    resources.map((resource) => project && engine.estimate(resource, project.related())[0]?.monthlyCost);
  estimate();
  const shown = performance.now();
  const left = await chain.settled(60_000);
  const end = performance.now();
  const sum = estimate().reduce((total: number, cost) => total + (cost ?? 0), 0);
  const ms = (time: number) => `${Math.round(time - start)} ms`;
  console.log(
    `${batch ? 'batched' : 'one by one'}: hints after ${ms(shown)}, first answers ${ms(firstAt)}, all ${ms(end)} (start of the plugin included), ${left} unanswered, sum ${sum}`,
  );
  // Once more, with the plugin running.
  chain.forget();
  engine.useSource(chain);
  const again = performance.now();
  estimate();
  await chain.settled(60_000);
  console.log(`  plugin running: all after ${Math.round(performance.now() - again)} ms`);
  await plugins.dispose();
}

void measure(true).then(() => measure(false));
