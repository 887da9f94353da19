/**
 * Up to twenty prices of each service, drawn at random with a seed that is printed, against what somebody else published: other
 * collectors of price lists, the results of another tool, AWS's pricing pages. `COSTLINE_DRAW=12345` draws others.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { collectedFigures } from './second-origin/collected';
import { agrees, draw, type Figure, figureText, serviceOf, shared } from './second-origin/figure';
import { differentSums, reasonOf, unusedReasons } from './second-origin/known-differences';
import { pageFigures } from './second-origin/price-pages';
import { caseDifferences, caseFigures, componentFigures } from './second-origin/published-estimates';

const seed = Number(process.env.COSTLINE_DRAW ?? 20_261_121);

/** Services whose prices one origin alone has told so far. Whoever finds another takes them off. */
const ofOneOrigin: readonly string[] = ['data_exchange', 'data_pipeline', 'location', 'security_lake'];

const tables = resolve(__dirname, '..', '..', 'pricing/rates/aws');

describe('prices of a second origin', () => {
  let figures: readonly Figure[] = [];
  let beside = false;

  before(() => {
    beside = existsSync(resolve(shared, 'prices')) && existsSync(resolve(shared, 'golden'));
    if (!beside) console.log(`        no figures in ${shared}: those of pricing pages alone are compared`);
    const others = beside ? [...collectedFigures(), ...componentFigures(), ...caseFigures()] : [];
    // What two collections have of the same text counts once.
    figures = [...new Map([...pageFigures(), ...others].map((figure) => [figureText(figure), figure])).values()];
  });

  it('agree, twenty of each service, or differ for a reason that is known', () => {
    const services = byService(figures);
    console.log(`        seed ${seed}; service: equal of compared, of all figures there are`);
    const unexplained = services.flatMap(([service, all]) => {
      const drawn = draw(all, 20, seed);
      const differing = drawn.filter((figure) => !agrees(figure));
      console.log(`        ${service}: ${drawn.length - differing.length} of ${drawn.length}, of ${all.length}`);
      for (const figure of differing)
        console.log(`          ${figureText(figure)}: ${reasonOf(figure) ?? 'nobody knows why'}`);
      return differing.filter((figure) => reasonOf(figure) === undefined).map(figureText);
    });
    assert.deepEqual(unexplained, []);
    assert.ok(services.length >= (beside ? 70 : 25), `${services.length} services`);
  });

  it('agree, all there are, or differ for a reason that is known', () => {
    const differing = figures.filter((figure) => !agrees(figure));
    const unexplained = differing.filter((figure) => reasonOf(figure) === undefined);
    assert.deepEqual(unexplained.map(figureText), []);
    if (beside) assert.deepEqual(unusedReasons(differing), []);
    console.log(
      `        ${figures.length - differing.length} of ${figures.length} equal, ${differing.length} explained`,
    );
  });

  it('make sums that differ for reasons that are known', function () {
    if (!beside) this.skip();
    assert.deepEqual([...caseDifferences()].sort(), Object.values(differentSums).flat().sort());
  });

  it('are there for every service', function () {
    if (!beside) this.skip();
    const compared = new Set(figures.map(({ table }) => serviceOf(table)));
    const services = new Set(readdirSync(tables).map((file) => serviceOf(file.replace(/\.csv$/, ''))));
    assert.deepEqual([...services].filter((service) => !compared.has(service)).sort(), ofOneOrigin);
  });
});

function byService(figures: readonly Figure[]): readonly (readonly [service: string, figures: readonly Figure[]])[] {
  const services = new Map<string, Figure[]>();
  for (const figure of figures) {
    const service = serviceOf(figure.table);
    const known = services.get(service);
    if (known) known.push(figure);
    else services.set(service, [figure]);
  }
  return [...services].sort(([a], [b]) => (a < b ? -1 : 1));
}
