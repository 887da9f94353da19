// How rate tables are filled from AWS's public price list: a line of the table's header for each kind of product. Form and
// meaning: pricing/rates/README.md, "From a price list". Tables and rows without a line are not covered. Only what can be told
// apart by product family, usage type and attributes stands here: a line that fits two prices gives none.

import { compute } from './offers/compute.mjs';
import { database } from './offers/database.mjs';
import { integration } from './offers/integration.mjs';
import { intelligence } from './offers/intelligence.mjs';
import { lightsail } from './offers/lightsail.mjs';
import { network } from './offers/network.mjs';
import { operations } from './offers/operations.mjs';
import { smaller } from './offers/smaller.mjs';
import { storage } from './offers/storage.mjs';

/** By table. */
export const offers = {
  ...compute,
  ...lightsail,
  ...network,
  ...storage,
  ...database,
  ...integration,
  ...operations,
  ...intelligence,
  ...smaller,
};
