// @ts-check
import { serve } from './costline-plugin.cjs';

/**
 * US dollars an hour by sku. These figures are made up: put your own here, or fetch them once when the plugin starts.
 * @type {Readonly<Record<string, number>>}
 */
const hourly = { small: 0.01, large: 0.04 };

await serve({
  name: '{{name}}',
  version: '0.1.0',
  providers: ['custom'],
  price: (resource) => {
    if (resource.type !== 'example:index/server:Server')
      return { unpriced: `${resource.type} is not known to {{name}}` };
    const price = hourly[resource.sku];
    if (price === undefined) return { unpriced: `there is no price for size "${resource.sku}"` };
    return { monthly: price * 730, detail: `${resource.sku} server`, validFor: 3600 };
  },
  tokenOf: (terraformType) => (terraformType === 'example_server' ? 'example:index/server:Server' : undefined),
});
